// A lead's history, newest first and day by day: the calls of this computer and every communication of the CRM, each once.

import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../src-preload/contract/lead.ts';
import { Button } from '../parts/button.tsx';
import type { CardOnScreen } from '../store/lead-cards.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatLongDay, nearness } from '../words/when.ts';
import styles from './timeline.module.css';
import { TimelineLine } from './timeline-line.tsx';

/** Draws the history read so far, and goes on when asked. */
export function Timeline({ leadId, card }: { readonly leadId: number; readonly card: CardOnScreen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const readMoreHistory = useOffhook((state) => state.readMoreHistory);

  function dayWords(at: number | null): string {
    if (at === null) return t('timeline.no-date');
    const near = nearness(at, now);
    return near === 'earlier' ? formatLongDay(at, now, language) : t(`timeline.${near}`);
  }

  return (
    <section className={styles.timeline} aria-label={t('timeline.title')}>
      <h3>{t('timeline.title')}</h3>
      {card.loaded && card.entries.length === 0 && <p className={styles.none}>{t('timeline.none')}</p>}
      {byDay(card.entries).map(({ key, at, entries }) => (
        <section key={key}>
          <h4 className={styles.day}>{dayWords(at)}</h4>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <TimelineLine key={keyOf(entry)} entry={entry} now={now} />
            ))}
          </ol>
        </section>
      ))}
      {card.next !== null && <Button onClick={() => readMoreHistory(leadId)}>{t('timeline.more')}</Button>}
    </section>
  );
}

interface Day {
  readonly key: string;
  /** Epoch milliseconds within the day; null for what has no date. */
  readonly at: number | null;
  readonly entries: readonly TimelineEntry[];
}

/** Entries come newest first, so each day is one stretch of them. */
function byDay(entries: readonly TimelineEntry[]): readonly Day[] {
  const days: { key: string; at: number | null; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const key = entry.at === null ? 'none' : new Date(entry.at).toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, at: entry.at, entries: [entry] });
  }
  return days;
}

function keyOf(entry: TimelineEntry): string {
  return entry.kind === 'call' ? entry.row.id : String(entry.id);
}
