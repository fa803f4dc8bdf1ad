// Which phones of the network are heard: a list of addresses, and the one that has just been turned away.

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { LineField } from '../parts/line-field.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { Group } from './group.tsx';
import styles from './phone-events.module.css';

/** Draws the choice of the network, and its list while it is open. */
export function PhoneAddresses() {
  const { t } = useTranslation();
  const { act, request } = useOffhook((state) => state);
  const { lan, allow } = useSnapshot((snapshot) => snapshot.settings.hooks);
  const turnedAway = useSnapshot((snapshot) => snapshot.line.turnedAway);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await request('line.change', { allow: [...new Set([...allow, typed.trim()])] });
    setRefused(!result.ok);
    if (result.ok) setTyped('');
  }

  return (
    <Group help={t(lan ? 'phone-events.lan-help' : 'phone-events.local-help')}>
      <Choices
        legend={t('phone-events.from')}
        chosen={lan ? 'lan' : 'local'}
        onChoose={async (chosen) => (await act('line.change', { lan: chosen === 'lan' })).ok}
        choices={(['local', 'lan'] as const).map((value) => ({ value, label: t(`phone-events.from-${value}`) }))}
      />
      {lan && (
        <>
          {turnedAway !== null && (
            <p role="status" className={`${styles.state} ${styles.trouble}`}>
              {t('phone-events.turned-away', { address: turnedAway })}
              <Button onClick={() => void act('line.change', { allow: [...allow, turnedAway] })}>
                {t('phone-events.allow', { address: turnedAway })}
              </Button>
            </p>
          )}
          <ul className={styles.addresses} aria-label={t('phone-events.allowed')}>
            {allow.map((address) => (
              <li key={address} className={styles.address}>
                <code className={styles.code}>{address}</code>
                <Button
                  kind="quiet"
                  label={t('phone-events.remove-one', { address })}
                  onClick={() => void act('line.change', { allow: allow.filter((one) => one !== address) })}
                >
                  {t('phone-events.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <form onSubmit={(event) => void add(event)} className={styles.add}>
            <LineField
              label={t('phone-events.address')}
              help={t('phone-events.address-help')}
              error={refused ? t('phone-events.address-refused') : null}
              spellCheck={false}
              maxLength={60}
              value={typed}
              onChange={setTyped}
            />
            <Button type="submit" disabled={typed.trim() === ''}>
              {t('phone-events.add')}
            </Button>
          </form>
        </>
      )}
    </Group>
  );
}
