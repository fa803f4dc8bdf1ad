// Whose number stands in the dialer, and the stop where this person isn't to be called.

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '../../src-preload/contract/phone.ts';
import { NewLeadButton } from '../new-lead/new-lead-button.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { LeadFacts } from '../parts/lead-facts.tsx';
import { stops } from '../store/dialling.ts';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './lead-panel.module.css';

/** Draws the lead of the number, or the choice between several; nothing until the number is whole. */
export function LeadPanel() {
  const { t } = useTranslation();
  const dial = useOffhook((state) => state.dial);
  const chooseLead = useOffhook((state) => state.chooseLead);
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const parsed = parsePhone(dial.text, region);
  const number = parsed.ok ? parsed.phone.e164 : null;
  if (dial.leads === null) return null;
  const [first] = dial.leads;
  if (first === undefined) {
    return (
      <div className={styles.unknown}>
        <p className={styles.none}>{t('dial.no-lead')}</p>
        <NewLeadButton number={number} callId={null} />
      </div>
    );
  }
  return (
    <div className={stops(dial) ? `${styles.panel} ${styles.stopped}` : styles.panel}>
      {dial.leads.length === 1 ? (
        <LeadFacts lead={first} />
      ) : (
        <fieldset className={styles.choice}>
          <legend className={styles.legend}>{t('dial.several-leads', { count: dial.leads.length })}</legend>
          {dial.leads.map((lead) => (
            <label key={lead.id} className={styles.lead}>
              <input
                type="radio"
                name="lead"
                checked={lead.id === dial.chosenLead}
                onChange={() => chooseLead(lead.id)}
              />
              <LeadFacts lead={lead} />
            </label>
          ))}
        </fieldset>
      )}
      {stops(dial) && <Reason />}
    </div>
  );
}

function Reason() {
  const { t } = useTranslation();
  const reason = useOffhook((state) => state.dial.reason);
  const writeReason = useOffhook((state) => state.writeReason);
  const field = useRef<HTMLInputElement>(null);
  useFocusPlace('reason', field);
  return (
    <Field label={t('dial.reason')} help={t('dial.reason-help')}>
      {(ids) => (
        <input
          {...ids}
          ref={field}
          className={inputClass}
          autoComplete="off"
          maxLength={500}
          value={reason}
          onChange={(event) => writeReason(event.target.value)}
        />
      )}
    </Field>
  );
}
