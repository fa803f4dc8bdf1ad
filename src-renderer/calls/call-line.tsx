// One call on two lines: who and when, how it ended and where its record stands.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { phoneText } from '../parts/phone-text.ts';
import { StandingBadge } from '../parts/standing.tsx';
import { When } from '../parts/when.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import { CallIcon } from './call-icon.tsx';
import styles from './call-line.module.css';

/** Draws a row of the list. `now` is epoch milliseconds. */
export function CallLine({ row, now }: { readonly row: CallRow; readonly now: number }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const number = row.method === 'phone' ? phoneText(t, row, region) : t('lead.no-name');
  const who = row.lead === null || row.lead.name === '' ? null : row.lead.name;
  return (
    <div className={styles.line}>
      <CallIcon call={row} />
      <span className={styles.who}>{who ?? number}</span>
      <span className={styles.when}>
        <When at={row.startedAt} now={now} />
      </span>
      <span className={styles.facts}>
        {[outcomeWords(t, row), ...(who === null || row.method !== 'phone' ? [] : [number])].join(' · ')}
      </span>
      <span className={styles.standing}>
        <StandingBadge delivery={row.delivery} />
      </span>
    </div>
  );
}

function outcomeWords(t: TFunction, row: CallRow): string {
  if (row.method !== 'phone') return t(`message-way.${row.method}-${row.direction}`);
  if (row.phase !== 'ended') return t(`phase.${row.phase}`);
  if (row.outcome === null) return t('outcome.unknown');
  if (row.outcome !== 'answered') return t(`outcome.${row.outcome}`);
  if (row.duration === null) return t('duration.answered-unknown');
  return `${t('outcome.answered')} ${formatDuration(row.duration)}`;
}
