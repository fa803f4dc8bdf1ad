// Everything about one call: who, how it ended, where its record stands and why, every try to reach the CRM, and what can be done.

import { ArrowLeft, Merge, Phone, UserRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staysHere } from '../../src-preload/contract/call.ts';
import { type Attempt, type CallRow, isSurelyAbsent } from '../../src-preload/contract/delivery.ts';
import type { Joins } from '../../src-preload/contract/joins.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { KeptWords } from '../parts/kept-words.tsx';
import { isWithheld, phoneText } from '../parts/phone-text.ts';
import { StandingBadge } from '../parts/standing.tsx';
import { useCopy } from '../parts/use-copy.ts';
import { Ago } from '../parts/when.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatMoment } from '../words/when.ts';
import { Attempts } from './attempts.tsx';
import styles from './call-detail.module.css';
import { CallEdit } from './call-edit.tsx';
import { CallIcon } from './call-icon.tsx';
import { CallJoins } from './call-joins.tsx';
import { LeadChange } from './lead-change.tsx';
import { SameCall } from './same-call.tsx';
import { type SettlingDeed, StandingActions, settlingDeeds } from './standing-actions.tsx';

interface CallDetailProps {
  readonly row: CallRow;
  readonly attempts: readonly Attempt[];
  /** Null until they have been read. */
  readonly joins: Joins | null;
  readonly onClose: () => void;
}

/** Draws a call and what can be done with it. */
export function CallDetail({ row, attempts, joins, onClose }: CallDetailProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { joining, beginJoin, callBack, editCall, filterCalls, dismissCallback, openLead } = useOffhook(
    (state) => state,
  );
  const owed = useOffhook((state) => state.list.filter === 'callbacks');
  const editing = useOffhook((state) => state.list.editing);
  const draft = useOffhook((state) => state.drafts[row.id]?.text);
  const [choosingLead, setChoosingLead] = useState(false);
  const inFront = useOffhook((state) => state.list.open);
  const article = useRef<HTMLElement>(null);
  const isCall = row.method === 'phone';
  const number = isCall ? phoneText(t, row, region) : t('lead.no-name');
  const now = useNow();
  const copy = useCopy();
  useKeys({ 'copy-number': row.number === null ? undefined : () => void copy(number) });
  const editButton = useRef<HTMLButtonElement>(null);
  useFocusPlace('edit-call', editButton);
  const { lead } = row;
  const note = draft ?? row.note;
  const isStoodFor = row.delivery?.mergedInto != null;
  // The attempts come with the joins: before, nobody knows whether the CRM may have the call.
  const isNumberOpen =
    isCall && !staysHere(row) && joins !== null && row.delivery !== null && isSurelyAbsent(row.delivery, attempts);
  const ended = row.delivery !== null && !isStoodFor;
  // What settles the record stands beside the reason, and not here once more.
  const settling = row.delivery === null || isStoodFor ? [] : settlingDeeds(row, row.delivery);
  const begun: readonly SettlingDeed[] = [
    ...(editing ? ['edit' as const] : []),
    ...(choosingLead ? ['choose-lead' as const] : []),
  ];
  const joinButton = useRef<HTMLButtonElement>(null);
  useFocusPlace('join-call', joinButton);

  useEffect(() => {
    // In a narrow window the list has gone, and the focus with it.
    const here = document.activeElement;
    if (inFront && (here === document.body || here?.checkVisibility() !== true)) article.current?.focus();
  }, [inFront]);

  function endChoice(): void {
    setChoosingLead(false);
    article.current?.focus();
  }

  return (
    <article ref={article} tabIndex={-1} className={styles.detail} aria-label={t('detail.label')}>
      <div className={styles.back}>
        <Button kind="quiet" icon={<ArrowLeft size={16} aria-hidden="true" />} keyId="close" onClick={onClose}>
          {t('detail.back')}
        </Button>
      </div>
      <header className={styles.head}>
        <CallIcon call={row} />
        <div className={styles.who}>
          <h2 className={styles.name}>{row.lead === null || row.lead.name === '' ? number : row.lead.name}</h2>
          <p className={styles.quiet}>
            {formatMoment(row.startedAt, language)} · <Ago at={row.startedAt} now={now} />
          </p>
        </div>
        <StandingBadge delivery={row.delivery} />
      </header>

      {row.delivery !== null && !isStoodFor && (
        <StandingActions
          row={row}
          delivery={row.delivery}
          begun={begun}
          editButton={editButton}
          onChooseLead={() => setChoosingLead(true)}
        />
      )}

      {joins !== null && <CallJoins callId={row.id} joins={joins} />}

      {choosingLead && <LeadChange row={row} onDone={endChoice} />}

      {editing ? (
        <CallEdit row={row} isNumberOpen={isNumberOpen} onDone={() => editCall(false)} />
      ) : (
        <dl className={styles.facts}>
          {isCall ? (
            <Fact name={t('detail.number')}>
              <span className={styles.number}>
                {number}
                {row.number !== null && <CopyButton text={number} />}
              </span>
            </Fact>
          ) : (
            <Fact name={t('detail.kind')}>{t(`message-way.${row.method}-${row.direction}`)}</Fact>
          )}
          <Fact name={t('detail.lead')}>{row.lead === null ? t('detail.no-lead') : row.lead.name}</Fact>
          {isCall && (
            <Fact name={t('detail.outcome')}>
              {row.outcome === null ? t('outcome.unknown') : t(`outcome.${row.outcome}`)}
            </Fact>
          )}
          {row.outcome === 'answered' && (
            <Fact name={t('duration.label')}>
              {row.duration === null ? t('duration.unknown') : formatDuration(row.duration)}
            </Fact>
          )}
          <Fact name={t('detail.origin')}>{t(`origin.${row.origin}`)}</Fact>
          {row.delivery?.crmId != null && <Fact name={t('detail.lead-settled-name')}>{t('detail.lead-settled')}</Fact>}
          {row.delivery?.crmId != null && <Fact name={t('detail.crm-id')}>{String(row.delivery.crmId)}</Fact>}
          {row.passReason !== null && <Fact name={t('detail.pass-reason')}>{row.passReason}</Fact>}
          {(row.method === 'email' || row.method === 'video') && (
            <Fact name={t(`write-only.${row.method}-name`)}>
              {t(row.delivery?.crmId == null ? 'write-only.still-here' : 'write-only.gone')}
            </Fact>
          )}
          <Fact name={t(isCall ? 'note.label' : 'message.description')}>
            {note.trim() === '' ? t('detail.no-note') : <KeptWords text={note} />}
          </Fact>
        </dl>
      )}

      <div className={styles.deeds}>
        {isCall && !isWithheld(row) && (
          <Button
            kind={owed ? 'main' : 'plain'}
            keyId="calls-call-back"
            keyShown="on"
            icon={<Phone size={16} aria-hidden="true" />}
            onClick={() => void callBack(row)}
          >
            {t('detail.call-back')}
          </Button>
        )}
        {lead !== null && (
          <Button
            keyId="open-lead"
            keyShown="on"
            icon={<UserRound size={16} aria-hidden="true" />}
            onClick={() => openLead(lead.id)}
          >
            {t('lead.open')}
          </Button>
        )}
        {owed && (
          <Button keyId="calls-no-callback" keyShown="on" onClick={() => void dismissCallback(row)}>
            {t('detail.no-callback')}
          </Button>
        )}
        {ended && !editing && !settling.includes('edit') && (
          <Button ref={editButton} keyId="calls-edit" keyShown="on" onClick={() => editCall(true)}>
            {t('detail.edit')}
          </Button>
        )}
        {ended &&
          !choosingLead &&
          !staysHere(row) &&
          row.delivery?.crmId == null &&
          !settling.includes('choose-lead') && (
            <Button onClick={() => setChoosingLead(true)}>
              {t(row.lead === null ? 'detail.choose-lead' : 'detail.change-lead')}
            </Button>
          )}
        {isCall && !isStoodFor && joining?.callId !== row.id && (
          <Button
            ref={joinButton}
            keyId="calls-join"
            keyShown="on"
            icon={<Merge size={16} aria-hidden="true" />}
            onClick={() => void beginJoin(row.id)}
          >
            {t('join.begin')}
          </Button>
        )}
        {row.lead !== null && (
          <Button kind="quiet" onClick={() => filterCalls({ lead: row.lead })}>
            {t('detail.all-of-lead')}
          </Button>
        )}
      </div>

      {joining?.callId === row.id && <SameCall calls={joining.calls} />}

      <Attempts attempts={attempts} />
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
