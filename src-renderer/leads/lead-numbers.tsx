// A lead's numbers, each called by its own key, and what there is to say before one is called.

import { Phone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateWarning } from '../../src-preload/contract/gate.ts';
import type { LeadCard, LeadPhone } from '../../src-preload/contract/lead.ts';
import { WarningList } from '../dial/warnings.tsx';
import { KeyHere } from '../keys/key-label.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { placeWords } from '../words/crm-words.ts';
import { useMinute } from '../words/use-minute.ts';
import styles from './lead-numbers.module.css';

/** Draws the numbers, or that there is none. */
export function LeadNumbers({ lead }: { readonly lead: LeadCard }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const callLead = useOffhook((state) => state.callLead);
  const warnings = useWarnings(lead.id, lead.phones[0]);
  if (lead.phones.length === 0) return <p className={styles.none}>{t('lead.no-number')}</p>;
  return (
    <div className={styles.numbers}>
      <ul aria-label={t('lead.numbers')}>
        {lead.phones.map((phone, index) => {
          const number = phoneText(t, { ...phone, raw: phone.number }, region);
          return (
            <li key={`${phone.number} ${phone.extension}`} className={styles.number}>
              <button
                type="button"
                className={styles.call}
                aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                title={t('lead.call', { number })}
                onClick={() => void callLead(lead, phone)}
              >
                <Phone size={16} aria-hidden="true" />
                <span className="unseen">{t('lead.call', { number })}</span>
                <span aria-hidden="true">{number}</span>
                {index < 9 && <KeyHere outside={String(index + 1)} />}
              </button>
              {phone.type !== null && <span className={styles.type}>{placeWords(t, phone.type)}</span>}
              <CopyButton text={number} />
            </li>
          );
        })}
      </ul>
      <WarningList warnings={warnings} />
    </div>
  );
}

/** What the gate says of the first number; asked again when calls or the settings change what it says. */
function useWarnings(leadId: number, phone: LeadPhone | undefined): readonly GateWarning[] {
  const request = useOffhook((state) => state.request);
  const callsVersion = useSnapshot((snapshot) => snapshot.callsVersion);
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const [warnings, setWarnings] = useState<readonly GateWarning[]>([]);
  const text = phone?.number;
  const minute = useMinute();
  // Those three are what the answer depends on, beside its argument.
  useEffect(() => {
    let gone = false;
    if (text !== undefined) {
      void request('dial.check', { text, leadId }).then((result) => {
        if (result.ok && !gone) setWarnings(result.value.warnings);
      });
    }
    return () => {
      gone = true;
    };
  }, [request, text, leadId, callsVersion, settings, minute]);
  return warnings;
}
