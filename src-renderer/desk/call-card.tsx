// One call on the desk, from the first ring to the finished wrap-up.

import { type FocusEvent, type FormEvent, type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call, Outcome } from '../../src-preload/contract/call.ts';
import { possibleOutcomes } from '../../src-preload/contract/call.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { outcomeKeys } from '../keys/outcome-keys.ts';
import { type KeyHandlers, useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { NoteField } from '../parts/note-field.tsx';
import { OutcomeFields, useOutcomeEntry } from '../parts/outcome-fields.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import styles from './call-card.module.css';
import { CallLead } from './call-lead.tsx';
import { LiveHead } from './live-head.tsx';
import { WrapUpHead } from './wrap-up-head.tsx';

interface CallCardProps {
  readonly call: Call;
  /** The same call while it is on; null once it has ended. */
  readonly live: LiveCall | null;
}

/** Draws a call that is on or to be finished. The note stays the same element throughout, so that nobody is cut off in mid-word. */
export function CallCard({ call, live }: CallCardProps) {
  const { t } = useTranslation();
  const store = useOffhook((state) => state);
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { entry, pick, unpick, type } = useOutcomeEntry(call);
  const section = useRef<HTMLElement>(null);
  const outcomes = useRef<HTMLDivElement>(null);
  const isEnding = store.ending === call.id;
  const callIsOn = useSnapshot((snapshot) => snapshot.call !== null);
  const unfolded = live !== null || store.inHand === call.id || (store.screen === 'dial' && !callIsOn);
  useFocusPlace('call-bar', live === null ? nowhere : section);
  useFocusPlace(`card:${call.id}`, section);

  function onFocus(event: FocusEvent): void {
    if (event.target !== section.current && unfolded) store.takeInHand(call.id);
  }

  /** The card has the focus, none of its fields: Enter is for nothing beneath it. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target === section.current && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
    }
  }

  const who = call.lead?.name ?? phoneText(t, call, region);

  async function choose(outcome: Outcome): Promise<void> {
    pick(outcome);
    const duration = entry.duration.ok ? entry.duration.seconds : null;
    if (!(await store.saveOutcome(call.id, outcome, duration))) unpick();
  }

  /** Saves a talk time that was changed; false where it can't be. */
  async function saveDuration(): Promise<boolean> {
    if (entry.outcome !== 'answered') return true;
    if (!entry.duration.ok) return false;
    if (entry.duration.seconds === call.duration) return true;
    return store.saveOutcome(call.id, 'answered', entry.duration.seconds);
  }

  async function finish(): Promise<void> {
    if (live !== null) return isEnding ? store.finishWrapUp(call.id, isThere) : undefined;
    if (entry.outcome === null) return outcomes.current?.querySelector('input')?.focus();
    if (await saveDuration()) await store.finishWrapUp(call.id, isThere);
  }

  /** Ctrl+Enter pressed twice finds the next wrap-up in the place of the one it was meant for. */
  async function finishByKey(): Promise<void> {
    if (!store.ignoresFinish(call.id)) await finish();
  }

  /** So does the second click of a double click. */
  function onClickCapture(event: MouseEvent): void {
    const onFinish = event.target instanceof Element && event.target.closest('[type="submit"]') !== null;
    if (event.detail > 1 && onFinish) event.preventDefault();
  }

  /** Once the card is gone, so is the focus it had. */
  function isThere(): boolean {
    const focused = document.activeElement;
    return focused === null || focused === document.body || section.current?.contains(focused) === true;
  }

  const { lead } = call;
  const toLead = lead === null ? undefined : () => store.openLead(lead.id);
  useKeys({
    ...(live === null && unfolded ? wrapUpKeys(call, choose, finishByKey) : {}),
    'open-lead': live !== null || (unfolded && !callIsOn) ? toLead : undefined,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    void finish();
  }

  return (
    <section
      ref={section}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClickCapture={onClickCapture}
      onFocus={onFocus}
      className={live === null ? styles.card : `${styles.card} ${styles.live}`}
      aria-label={live === null ? t('wrap-up.title', { who }) : t('call.title', { who })}
    >
      {live === null ? <WrapUpHead call={call} who={who} unfolded={unfolded} /> : <LiveHead call={live} />}
      <form onSubmit={submit} hidden={!unfolded} className={styles.form}>
        {live === null && (
          <div ref={outcomes} className={styles.outcome}>
            {call.recovered && (
              <p className={styles.recovered}>
                {t('wrap-up.recovered')}{' '}
                {call.duration !== null &&
                  call.duration > 0 &&
                  t('wrap-up.at-least', { duration: formatDuration(call.duration) })}
              </p>
            )}
            <OutcomeFields
              legend={call.recovered ? t('wrap-up.recovered-question') : t('outcome.label')}
              direction={call.direction}
              origin={call.origin}
              entry={entry}
              keysShown
              onOutcome={(outcome) => void choose(outcome)}
              onDuration={type}
              onDurationLeft={() => void saveDuration()}
            />
          </div>
        )}
        <div className={styles.note}>
          <NoteField
            callId={call.id}
            note={call.note}
            rows={live === null ? 3 : 1}
            isPlace
            onEnter={live === null || isEnding ? () => void finish() : null}
          />
        </div>
        <CallLead call={call} over={live === null} keys={live !== null || (unfolded && !callIsOn)} />
        {live === null && (
          <div className={styles.finish}>
            <Button type="submit" kind="main" keyId="finish" keyShown="on" disabled={entry.outcome === null}>
              {t('wrap-up.finish')}
            </Button>
            {toLead !== undefined && (
              <Button kind="quiet" keyId="open-lead" onClick={toLead}>
                {t('lead.open')}
              </Button>
            )}
            <span className={styles.hint}>{t('wrap-up.hint')}</span>
          </div>
        )}
      </form>
    </section>
  );
}

const nowhere = { current: null };

function wrapUpKeys(call: Call, choose: (outcome: Outcome) => Promise<void>, finish: () => Promise<void>): KeyHandlers {
  const outcomeDeeds = possibleOutcomes(call.direction, call.origin).map((outcome, index) => [
    outcomeKeys[index],
    () => void choose(outcome),
  ]);
  return { ...Object.fromEntries(outcomeDeeds), finish: () => void finish() };
}
