// Who a lead is, in one glance: language first, then the vehicle and the advisor, and the stop where calling isn't allowed.

import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Lead, SuggestedBecause } from '../../src-preload/contract/lead.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatDate } from '../words/when.ts';
import styles from './lead-facts.module.css';

interface LeadFactsProps {
  readonly lead: Lead;
  /** Why this one of several is suggested; null where it isn't, or where there is but one. */
  readonly because?: SuggestedBecause | null;
}

/** Draws a lead's language, name, vehicle and advisor. */
export function LeadFacts({ lead, because = null }: LeadFactsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.lead}>
      <p className={styles.who}>
        {lead.language !== null && <LeadLanguage language={lead.language} />}
        <strong>{lead.name === '' ? t('lead.no-name') : lead.name}</strong>
        {because !== null && because !== 'only' && (
          <span className={styles.because}>{t(`lead.because-${because}`)}</span>
        )}
      </p>
      {(lead.vehicle !== null || lead.advisor !== null) && (
        <p className={styles.facts}>
          {lead.vehicle !== null && <span>{lead.vehicle}</span>}
          {lead.advisor !== null && <span>{t('lead.advisor', { name: lead.advisor })}</span>}
        </p>
      )}
      {lead.doNotCall !== null && <DoNotCall date={lead.doNotCall} />}
    </div>
  );
}

/** Draws the language that a lead is spoken to in. */
export function LeadLanguage({ language }: { readonly language: string }) {
  const { t } = useTranslation();
  const known = language === 'fr' || language === 'en';
  return <span className={styles.language}>{known ? t(`lead.language-${language}`) : language}</span>;
}

/** Draws the stop, with since when. */
export function DoNotCall({ date }: { readonly date: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles.stop}>
      <Ban size={16} aria-hidden="true" />
      {t('lead.do-not-call', { date: formatDate(date, useLanguage()) })}
    </p>
  );
}
