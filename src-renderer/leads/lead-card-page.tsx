// A lead's card as a page: a way back, the card, and what the keys do while the focus is in it.

import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { EmptyWords } from '../parts/empty-words.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { LeadBody } from './lead-body.tsx';
import styles from './lead-card-page.module.css';
import { useLeadCard } from './use-lead-card.ts';

/** Draws a lead's card. */
export function LeadCardPage({ leadId, onClose }: { readonly leadId: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const card = useLeadCard(leadId);
  const cameFrom = useOffhook((state) => state.cameFrom);
  const callLead = useOffhook((state) => state.callLead);
  const article = useRef<HTMLElement>(null);
  const inCrm = useRef<HTMLAnchorElement>(null);
  useFocusPlace('lead-card', article);
  useKeys({ 'lead-in-crm': card?.lead?.url == null ? undefined : () => inCrm.current?.click() });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    const lead = card?.lead ?? null;
    const phone = /^[1-9]$/.test(event.key) ? lead?.phones[Number(event.key) - 1] : undefined;
    if (lead === null || phone === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void callLead(lead, phone);
  }

  return (
    <article
      ref={article}
      tabIndex={-1}
      className={styles.page}
      aria-label={t('lead.card')}
      aria-busy={card === null || (card.lead === null && !card.missing)}
      onKeyDown={onKeyDown}
    >
      <div className={cameFrom === null ? `${styles.back} ${styles.toList}` : styles.back}>
        <Button kind="quiet" icon={<ArrowLeft size={16} aria-hidden="true" />} keyId="close" onClick={onClose}>
          {t(`lead.back-${cameFrom ?? 'leads'}`)}
        </Button>
      </div>
      {card?.missing && <EmptyWords>{t('lead.missing')}</EmptyWords>}
      {card?.lead != null && <LeadBody card={card} lead={card.lead} inCrm={inCrm} />}
    </article>
  );
}
