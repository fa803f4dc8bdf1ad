// Whose number stands in the dialer, and the stop where this person isn't to be called.

import { UserRound } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '../../src-preload/contract/phone.ts';
import { useKeys } from '../keys/use-keys.ts';
import { NewLeadButton } from '../new-lead/new-lead-button.tsx';
import { Button } from '../parts/button.tsx';
import { LeadFacts } from '../parts/lead-facts.tsx';
import { LineField } from '../parts/line-field.tsx';
import { leadOf, stops } from '../store/dialling.ts';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './lead-panel.module.css';

/** Draws the lead of the number, or the choice between several; nothing until the number is whole. */
export function LeadPanel() {
  const { t } = useTranslation();
  const dial = useOffhook((state) => state.dial);
  const { chooseLead, openLead } = useOffhook((state) => state);
  const lead = leadOf(dial);
  useKeys({ 'open-lead': lead === null ? undefined : () => openLead(lead.id) });
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
          {dial.leads.map((holder) => (
            <label key={holder.id} className={styles.lead}>
              <input
                type="radio"
                name="lead"
                checked={holder.id === dial.chosenLead}
                onChange={() => chooseLead(holder.id)}
                onClick={() => {
                  // The one that is only suggested is chosen by a click, or the space bar, on it.
                  if (dial.because !== null && holder.id === dial.chosenLead) chooseLead(holder.id);
                }}
              />
              <LeadFacts lead={holder} because={holder.id === dial.chosenLead ? dial.because : null} />
            </label>
          ))}
        </fieldset>
      )}
      {lead !== null && (
        <div className={styles.open}>
          <Button
            kind="quiet"
            keyId="open-lead"
            icon={<UserRound size={16} aria-hidden="true" />}
            onClick={() => openLead(lead.id)}
          >
            {t('lead.open')}
          </Button>
        </div>
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
    <LineField
      ref={field}
      label={t('dial.reason')}
      help={t('dial.reason-help')}
      maxLength={500}
      value={reason}
      onChange={writeReason}
    />
  );
}
