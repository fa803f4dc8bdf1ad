// The calls that ring, inside the main window: over whatever is there but the messages, which they stand on and leave free
// for their Undo; without the focus, for the keyboard and the mouse.

import { useTranslation } from 'react-i18next';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import { RingCard } from './ring-card.tsx';
import styles from './ring-stack.module.css';

/** Draws a card for each call that rings. The keys of a ring answer for the one that has rung longest, not silenced first. */
export function RingStack() {
  const { t } = useTranslation();
  const language = useLanguage();
  const ringing = useOffhook((state) => state.snapshot?.ringing ?? none);
  const openLead = useOffhook((state) => state.openLead);
  const keyed = ringing.find((call) => !call.silenced) ?? ringing[0];
  const opening = (lead: LiveCall['lead']) => (lead === null ? null : () => openLead(lead.id));
  const count = ringing.length;
  if (count === 0) return null;
  return (
    <div className={styles.place}>
      <section className={styles.stack} aria-label={t('ring.stack')}>
        {count > 1 && <p className={styles.count}>{t('ring.several', { number: formatCount(count, language) })}</p>}
        {ringing.map((call) => (
          <RingCard key={call.id} call={call} keys={call === keyed} onOpen={opening(call.lead)} />
        ))}
      </section>
    </div>
  );
}

const none = [] as const;
