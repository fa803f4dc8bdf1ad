// How old what the card shows may be: when it was last the same as in the CRM, and whether it is being read anew.

import { CloudOff, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CardOnScreen } from '../store/lead-cards.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatAgo } from '../words/when.ts';
import styles from './lead-freshness.module.css';

/** Draws the age of a card. */
export function LeadFreshness({ card }: { readonly card: CardOnScreen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const linked = useOffhook((state) => state.linked);
  const reach = useSnapshot((snapshot) => snapshot.connection.reach);
  const completedAt = useSnapshot((snapshot) => snapshot.pull.completedAt);
  const readAt = Math.max(card.refreshedAt ?? 0, completedAt ?? 0);
  const offline = !linked || reach === 'unreachable';
  const ago = readAt === 0 ? null : formatAgo(readAt, now, language);
  const Icon = offline ? CloudOff : RefreshCw;
  return (
    <p className={offline ? styles.offline : styles.freshness}>
      <Icon size={14} aria-hidden="true" />
      {card.refreshing && !offline
        ? t('lead.refreshing')
        : ago === null
          ? t(offline ? 'lead.read-offline-once' : 'lead.read-once')
          : t(offline ? 'lead.read-offline' : 'lead.read', { ago })}
    </p>
  );
}
