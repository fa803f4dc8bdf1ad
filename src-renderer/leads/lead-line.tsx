// One lead on two lines: who, in which language, whose; the vehicle and the number, with what was typed marked.

import { Ban, UserCheck } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFound } from '../../src-preload/contract/lead.ts';
import { formatPhone } from '../../src-preload/contract/phone.ts';
import { useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatAgo } from '../words/when.ts';
import styles from './lead-line.module.css';
import { Marked } from './marked.tsx';
import { nameMatch, phoneMatch } from './matched.ts';

interface LeadLineProps {
  readonly lead: LeadFound;
  /** What the lead answers; empty where nothing was searched for. */
  readonly typed: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Draws a row of the list. */
export const LeadLine = memo(function LeadLine({ lead, typed, now }: LeadLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const name = nameMatch(lead.name === '' ? t('lead.no-name') : lead.name, typed);
  const phone = phoneMatch(lead.phones, typed, region);
  const first = lead.phones[0];
  const byName = name.some(({ hit }) => hit);
  return (
    <div className={styles.line}>
      <span className={styles.who}>
        <span className={styles.name}>
          <Marked pieces={name} />
        </span>
        {lead.language !== null && <span className={styles.language}>{lead.language.toUpperCase()}</span>}
        {lead.own && (
          <span className={styles.own}>
            <UserCheck size={14} aria-hidden="true" />
            {t('leads.own')}
          </span>
        )}
      </span>
      <span className={styles.side}>
        {lead.doNotCall !== null ? (
          <span className={styles.stop}>
            <Ban size={14} aria-hidden="true" />
            {t('leads.do-not-call')}
          </span>
        ) : (
          lead.lastCallAt !== null && t('leads.last-call', { ago: formatAgo(lead.lastCallAt, now, language) })
        )}
      </span>
      <span className={styles.facts}>
        {phone !== null ? (
          <Marked pieces={phone.pieces} />
        ) : typed !== '' && !byName ? (
          t('leads.found-elsewhere')
        ) : (
          first !== undefined && formatPhone(first.number, region)
        )}
        {lead.vehicle !== null && <span className={styles.vehicle}>{lead.vehicle}</span>}
      </span>
    </div>
  );
});
