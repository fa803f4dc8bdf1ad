// The lead of the call that is on, beside it where the window is wide: what was said before is read while one talks.

import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LeadBody } from '../leads/lead-body.tsx';
import { useLeadCard } from '../leads/use-lead-card.ts';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './live-lead.module.css';

/** Draws the lead; nothing where no call is on, or its lead isn't known. */
export function LiveLead() {
  const { t } = useTranslation();
  const leadId = useSnapshot((snapshot) => snapshot.call?.lead?.id ?? null);
  const openLead = useOffhook((state) => state.openLead);
  const card = useLeadCard(leadId);
  if (leadId === null || card?.lead == null) return null;
  return (
    <aside className={styles.beside} aria-label={t('lead.live')}>
      <LeadBody card={card} lead={card.lead} />
      <div>
        <Button keyId="open-lead" icon={<UserRound size={16} aria-hidden="true" />} onClick={() => openLead(leadId)}>
          {t('lead.open')}
        </Button>
      </div>
    </aside>
  );
}
