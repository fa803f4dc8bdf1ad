// The dialer: a number, whose it is, and Enter.

import { Phone } from 'lucide-react';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '../../src-preload/contract/phone.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { inputClass } from '../parts/field.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './dial-screen.module.css';
import { Keypad } from './keypad.tsx';
import { LeadPanel } from './lead-panel.tsx';
import { NumberField } from './number-field.tsx';
import { PhoneChoice } from './phone-choice.tsx';
import { Warnings } from './warnings.tsx';

/** Draws the dialer. */
export function DialScreen() {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const busy = useSnapshot((snapshot) => snapshot.call !== null || snapshot.wrapUps.length > 0);
  const dial = useOffhook((state) => state.dial);
  const { setExtension, toggleKeypad, startCall } = useOffhook((state) => state);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useKeys({ 'dial-number': () => field.current?.focus(), 'dial-keypad': toggleKeypad });

  const parsed = parsePhone(dial.text, region);
  const refused = !parsed.ok && dial.tried;
  const inText = parsed.ok ? parsed.phone.extension : null;
  const extension = dial.extension ?? inText ?? '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (refused || dial.text === '') field.current?.focus();
    void startCall((reason) => t('dial.reason-note', { reason }));
  }

  function toLeads(): void {
    const radios = panel.current?.querySelectorAll<HTMLInputElement>('input[type=radio]');
    const chosen = [...(radios ?? [])].find((radio) => radio.checked);
    // Going down is choosing, as in any group of choices: nothing has the focus without being chosen.
    if (!chosen) radios?.[0]?.click();
    (chosen ?? radios?.[0])?.focus();
  }

  return (
    <div className={styles.screen}>
      <h1 className="unseen">{t('nav.dial')}</h1>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.line}>
          <div className={styles.number}>
            <label htmlFor="number" className={styles.label}>
              {t('dial.number')}
            </label>
            <NumberField describedBy="number-said" invalid={refused} field={field} onDown={toLeads} />
          </div>
          <div className={styles.extension}>
            <label htmlFor="extension" className={styles.label}>
              {t('dial.extension')}
            </label>
            <input
              id="extension"
              className={`${inputClass} ${styles.digits}`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={15}
              value={extension}
              onChange={(event) => setExtension(event.target.value.replace(/\D/g, ''))}
            />
          </div>
        </div>
        <p id="number-said" aria-live="polite" className={refused ? styles.refused : styles.said}>
          {parsed.ok
            ? t(`dial.will-dial-${parsed.phone.kind}`, {
                number:
                  extension === ''
                    ? parsed.phone.dial
                    : t('phone.with-extension', { number: parsed.phone.dial, extension }),
              })
            : dial.text !== '' || dial.tried
              ? t(`refusal.${parsed.refusal}`)
              : null}
        </p>
        <Warnings />
        <div ref={panel} className={styles.panel}>
          <LeadPanel />
        </div>
        <div className={styles.deeds}>
          <Button
            type="submit"
            kind={busy ? 'plain' : 'main'}
            keyId="dial"
            keyShown="on"
            icon={<Phone size={16} aria-hidden="true" />}
            disabled={dial.starting}
          >
            {t('dial.dial')}
          </Button>
          <Button kind="quiet" keyId="dial-keypad" pressed={dial.keypad} onClick={toggleKeypad}>
            {t('dial.keypad')}
          </Button>
        </div>
      </form>
      {dial.keypad && <Keypad />}
      {dial.choices !== null && <PhoneChoice phones={dial.choices} />}
    </div>
  );
}
