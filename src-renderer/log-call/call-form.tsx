// The form of a call that was made elsewhere: on a mobile, or at a desk phone that nothing listens to.

import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction, directions, type Outcome, possibleOutcomes } from '../../src-preload/contract/call.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { LeadFacts } from '../parts/lead-facts.tsx';
import { LeadPicker } from '../parts/lead-picker.tsx';
import { OutcomeFields } from '../parts/outcome-fields.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { parseDuration } from '../words/duration.ts';
import { failureWords } from '../words/failure-words.ts';
import { toField } from '../words/when.ts';
import styles from './log-call.module.css';

interface Entry {
  readonly number: string;
  readonly direction: Direction;
  readonly at: string;
  readonly outcome: Outcome;
  readonly duration: string;
  readonly note: string;
  readonly lead: Lead | null;
}

/** Draws the fields of a call; `first` is the one that the dialog begins on. */
export function CallForm({ first }: { readonly first: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { request, tell, openDialog } = useOffhook((state) => state);
  const [entry, setEntry] = useState<Entry>(blank);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const parsed = parsePhone(entry.number, region);
  const duration = parseDuration(entry.duration);
  const startedAt = Date.parse(entry.at);

  function change(part: Partial<Entry>): void {
    setEntry((present) => ({ ...present, ...part }));
    setFailure(null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!parsed.ok || !duration.ok || Number.isNaN(startedAt)) return;
    const result = await request('call.log', {
      text: entry.number,
      extension: null,
      leadId: entry.lead?.id ?? null,
      direction: entry.direction,
      outcome: entry.outcome,
      startedAt,
      duration: entry.outcome === 'answered' ? duration.seconds : 0,
      note: entry.note,
    });
    if (!result.ok) return setFailure(result.failure);
    openDialog(null);
    tell('logged');
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Choices
        legend={t('log.direction')}
        chosen={entry.direction}
        onChoose={(direction) => change({ direction, outcome: fitting(direction, entry.outcome) })}
        choices={directions.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
      />
      <div className={styles.pair}>
        <Field
          label={t('dial.number')}
          help={parsed.ok ? parsed.phone.dial : null}
          error={tried && !parsed.ok ? t(`refusal.${parsed.refusal}`) : null}
        >
          {(ids) => (
            <input
              {...ids}
              ref={first}
              type="tel"
              className={inputClass}
              autoComplete="off"
              maxLength={1_000}
              aria-invalid={tried && !parsed.ok}
              value={entry.number}
              onChange={(event) => change({ number: formatAsTyped(event.target.value, region) })}
            />
          )}
        </Field>
        <Field label={t('log.when')} error={tried && Number.isNaN(startedAt) ? t('log.when-missing') : null}>
          {(ids) => (
            <input
              {...ids}
              type="datetime-local"
              className={inputClass}
              max={toField(Date.now())}
              value={entry.at}
              onChange={(event) => change({ at: event.target.value })}
            />
          )}
        </Field>
      </div>
      <OutcomeFields
        legend={t('outcome.label')}
        direction={entry.direction}
        origin="manual"
        entry={{ outcome: entry.outcome, durationText: entry.duration, duration }}
        onOutcome={(outcome) => change({ outcome })}
        onDuration={(text) => change({ duration: text })}
      />
      <Field label={t('note.label')}>
        {(ids) => (
          <textarea
            {...ids}
            className={inputClass}
            rows={2}
            maxLength={20_000}
            value={entry.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      {entry.lead === null ? (
        <LeadPicker number={parsed.ok ? parsed.phone.e164 : null} onChoose={(lead) => change({ lead })} />
      ) : (
        <div className={styles.lead}>
          <LeadFacts lead={entry.lead} />
          <Button kind="quiet" onClick={() => change({ lead: null })}>
            {t('log.other-lead')}
          </Button>
        </div>
      )}
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {failureWords(t, failure)}
        </p>
      )}
      <div className={styles.deeds}>
        <Button type="submit" kind="main">
          {t('log.save')}
        </Button>
        <Button onClick={() => openDialog(null)}>{t('log.cancel')}</Button>
      </div>
    </form>
  );
}

function blank(): Entry {
  return {
    number: '',
    direction: 'outgoing',
    at: toField(Date.now()),
    outcome: 'answered',
    duration: '',
    note: '',
    lead: null,
  };
}

/** Keeps the outcome where the direction has it, else takes the usual one. */
function fitting(direction: Direction, outcome: Outcome): Outcome {
  const possible = possibleOutcomes(direction, 'manual');
  return possible.includes(outcome) ? outcome : 'answered';
}
