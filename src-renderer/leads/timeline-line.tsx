// One thing that happened with a lead: what, which way, how it went, when, and the words that were kept of it.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { TimelineEntry } from '../../src-preload/contract/lead.ts';
import { CallIcon } from '../calls/call-icon.tsx';
import { Button } from '../parts/button.tsx';
import { KeptWords } from '../parts/kept-words.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { StandingBadge } from '../parts/standing.tsx';
import { HourAndAgo } from '../parts/when.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { callStatusWords, directionWords, methodWords } from '../words/crm-words.ts';
import { formatDuration } from '../words/duration.ts';
import { MethodIcon } from './method-icon.tsx';
import styles from './timeline-line.module.css';

/** Draws an entry. `now` is epoch milliseconds. */
export function TimelineLine({ entry, now }: { readonly entry: TimelineEntry; readonly now: number }) {
  return entry.kind === 'call' ? (
    <CallEntry row={entry.row} now={now} />
  ) : (
    <CommunicationEntry communication={entry} now={now} />
  );
}

function CallEntry({ row, now }: { readonly row: CallRow; readonly now: number }) {
  const { t } = useTranslation();
  const { openCall, show } = useOffhook((state) => state);
  const draft = useOffhook((state) => state.drafts[row.id]?.text);
  const number = useSnapshot((snapshot) => phoneText(t, row, snapshot.settings.region));
  const isCall = row.method === 'phone';
  const talked = row.outcome === 'answered' && row.duration !== null ? formatDuration(row.duration) : null;
  return (
    <li className={styles.entry}>
      <CallIcon call={row} />
      <div className={styles.body}>
        <p className={styles.what}>
          <span>
            {joined(t(`method.${row.method}`), isCall ? howWords(t, row) : t(`direction.${row.direction}`), talked)}
          </span>
          <span className={styles.when}>
            <HourAndAgo at={row.startedAt} now={now} />
          </span>
        </p>
        <div className={styles.facts}>
          {isCall && <span>{number}</span>}
          <StandingBadge delivery={row.delivery} />
          <Button
            kind="quiet"
            onClick={() => {
              openCall(row.id);
              show('calls');
            }}
          >
            {t('timeline.open-call')}
          </Button>
        </div>
        <KeptWords text={draft ?? row.note} />
      </div>
    </li>
  );
}

function howWords(t: TFunction, { phase, outcome }: CallRow): string {
  if (phase !== 'ended') return t(`phase.${phase}`);
  return outcome === null ? t('outcome.unknown') : t(`outcome.${outcome}`);
}

type Communication = Extract<TimelineEntry, { kind: 'communication' }>;

function CommunicationEntry({ communication, now }: { readonly communication: Communication; readonly now: number }) {
  const { t } = useTranslation();
  const { method, direction, status, duration, phone, by, at, description } = communication;
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const talked = method === 'phone' && status === 'answered' && duration !== null ? formatDuration(duration) : null;
  const facts = joined(
    phone === null || phone === '' ? null : phoneText(t, { number: phone, extension: null, raw: phone }, region),
    by === null ? null : t('timeline.by', { name: by }),
  );
  return (
    <li className={styles.entry}>
      <MethodIcon method={method} direction={direction} status={status} />
      <div className={styles.body}>
        <p className={styles.what}>
          <span>
            {joined(
              methodWords(t, method),
              direction && directionWords(t, direction),
              status && callStatusWords(t, status),
              talked,
            )}
          </span>
          {at !== null && (
            <span className={styles.when}>
              <HourAndAgo at={at} now={now} />
            </span>
          )}
        </p>
        {facts !== '' && <p className={styles.facts}>{facts}</p>}
        <KeptWords text={description ?? ''} />
      </div>
    </li>
  );
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
