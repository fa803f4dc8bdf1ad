// Calls that phones report: whether they are heard, from where, what to paste into each phone, and whether it works.

import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { Group } from './group.tsx';
import part from './part.module.css';
import { PhoneAddresses } from './phone-addresses.tsx';
import styles from './phone-events.module.css';
import { PhoneRecipe } from './phone-recipe.tsx';

/** Draws the ear for phones; only its switch while it is off. */
export function PhoneEvents() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  const { hooks } = useSnapshot((snapshot) => snapshot.settings);
  const line = useSnapshot((snapshot) => snapshot.line);

  return (
    <>
      <Group name={t('phone-events.title')} help={t('phone-events.help')}>
        <Choices
          legend={t('phone-events.hear')}
          chosen={hooks.on ? 'on' : 'off'}
          onChoose={async (chosen) => (await act('line.change', { on: chosen === 'on' })).ok}
          choices={(['on', 'off'] as const).map((value) => ({ value, label: t(`phone-events.${value}`) }))}
        />
        <p role="status" className={line.state === 'failed' ? `${styles.state} ${styles.trouble}` : styles.state}>
          {line.state === 'failed' && <TriangleAlert size={16} aria-hidden="true" />}
          {line.problem === null
            ? line.state === 'listening' && t('phone-events.listening', { port: line.port })
            : t(`phone-events.problem-${line.problem}`, { port: line.port })}
        </p>
        {line.problem === 'port-taken' && (
          <Button onClick={() => void act('line.change', { port: null })}>{t('phone-events.other-port')}</Button>
        )}
      </Group>
      {hooks.on && (
        <>
          <PhoneAddresses />
          <PhoneRecipe />
          <TestCall />
          <NewSecret />
        </>
      )}
    </>
  );
}

function TestCall() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  const test = useSnapshot((snapshot) => snapshot.line.test);
  return (
    <Group name={t('phone-events.test')} help={t('phone-events.test-help')}>
      <div className={part.deeds}>
        <Button disabled={test === 'waiting'} onClick={() => void act('line.await-test', null)}>
          {t(test === 'arrived' ? 'phone-events.test-again' : 'phone-events.test-begin')}
        </Button>
      </div>
      <p role="status" className={test === 'arrived' ? `${styles.state} ${styles.good}` : styles.state}>
        {test === 'waiting' && <CircleDashed size={16} aria-hidden="true" />}
        {test === 'arrived' && <Check size={16} aria-hidden="true" />}
        {test !== 'idle' && t(`phone-events.test-${test}`)}
      </p>
    </Group>
  );
}

/** A new secret silences every phone until it is given its new address: asked twice. */
function NewSecret() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  const [asking, setAsking] = useState(false);

  async function renew(): Promise<void> {
    await act('line.rotate-secret', null);
    setAsking(false);
  }

  return (
    <Group name={t('phone-events.secret')} help={t('phone-events.secret-help')}>
      <div className={part.deeds}>
        {asking ? (
          <>
            <Button kind="danger" onClick={() => void renew()}>
              {t('phone-events.secret-sure')}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t('phone-events.secret-keep')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>{t('phone-events.secret-new')}</Button>
        )}
      </div>
    </Group>
  );
}
