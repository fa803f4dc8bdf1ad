// One call on two lines: who and when, how it ended and where its record stands.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Callback } from '../../src-preload/contract/callback.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { phoneText } from '../parts/phone-text.ts';
import { StandingBadge } from '../parts/standing.tsx';
import { When } from '../parts/when.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import { whenWithin } from '../words/when-words.ts';
import { CallIcon } from './call-icon.tsx';
import styles from './call-line.module.css';

interface CallLineProps {
  readonly row: CallRow;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the number is owed, in a list of numbers to call back. */
  readonly owed?: Callback | undefined;
}

/** Draws a row of the list; one of a number to call back tells how often it called, and since when. */
export function CallLine({ row, now, owed }: CallLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const number = row.method === 'phone' ? phoneText(t, row, region) : t('lead.no-name');
  const who = row.lead?.name || owed?.lead?.name || null;
  return (
    <div className={styles.line}>
      <CallIcon call={row} />
      <span className={styles.who}>{who ?? number}</span>
      <span className={styles.when}>
        <When at={row.startedAt} now={now} />
      </span>
      <span className={styles.facts}>
        {[
          owed === undefined ? outcomeWords(t, row) : owedWords(t, owed, now, language),
          ...(who === null || row.method !== 'phone' ? [] : [number]),
        ].join(' · ')}
      </span>
      <span className={styles.standing}>
        <StandingBadge delivery={row.delivery} />
      </span>
    </div>
  );
}

function owedWords(t: TFunction, { times, firstAt }: Callback, now: number, language: string): string {
  const words = { count: times, number: formatCount(times, language), first: whenWithin(t, firstAt, now, language) };
  return t('calls.owed', words);
}

function outcomeWords(t: TFunction, row: CallRow): string {
  if (row.method !== 'phone') return t(`message-way.${row.method}-${row.direction}`);
  if (row.phase !== 'ended') return t(`phase.${row.phase}`);
  if (row.outcome === null) return t('outcome.unknown');
  if (row.outcome !== 'answered') return t(`outcome.${row.outcome}`);
  if (row.duration === null) return t('duration.answered-unknown');
  return `${t('outcome.answered')} ${formatDuration(row.duration)}`;
}
