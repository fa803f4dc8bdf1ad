// The form of a call that was made elsewhere: on a mobile, or at a desk phone that nothing listens to.

import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction, directions, type Outcome, possibleOutcomes } from '../../src-preload/contract/call.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { Choices } from '../parts/choices.tsx';
import { DialogForm } from '../parts/dialog-form.tsx';
import { LineField } from '../parts/line-field.tsx';
import { OutcomeFields } from '../parts/outcome-fields.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { parseDuration } from '../words/duration.ts';
import { toField } from '../words/when.ts';
import styles from './call-form.module.css';
import { LeadField, TextField, WhenField } from './record-fields.tsx';

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
  const lead = useOffhook((state) => state.logWith);
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { request, tell, openDialog } = useOffhook((state) => state);
  const phone = lead?.phones[0];
  const number = phone === undefined ? '' : phoneText(t, { ...phone, raw: phone.number }, region);
  const [entry, setEntry] = useState<Entry>(() => ({ ...blank(), lead, number }));
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const parsed = parsePhone(entry.number, region);
  const duration = parseDuration(entry.duration);
  const startedAt = Date.parse(entry.at);

  function change(part: Partial<Entry>): void {
    setEntry((present) => ({ ...present, ...part }));
    setFailure(null);
  }

  async function submit(): Promise<void> {
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
    <DialogForm save={t('log.save')} failure={failure} onSubmit={submit}>
      <Choices
        legend={t('log.direction')}
        chosen={entry.direction}
        onChoose={(direction) => change({ direction, outcome: fitting(direction, entry.outcome) })}
        choices={directions.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
      />
      <div className={styles.pair}>
        <LineField
          ref={first}
          type="tel"
          label={t('dial.number')}
          help={parsed.ok ? parsed.phone.dial : null}
          error={tried && !parsed.ok ? t(`refusal.${parsed.refusal}`) : null}
          maxLength={1_000}
          value={entry.number}
          onChange={(text) => change({ number: formatAsTyped(text, region) })}
        />
        <WhenField
          value={entry.at}
          error={tried && Number.isNaN(startedAt) ? t('log.when-missing') : null}
          onChange={(at) => change({ at })}
        />
      </div>
      <OutcomeFields
        legend={t('outcome.label')}
        direction={entry.direction}
        origin="manual"
        entry={{ outcome: entry.outcome, durationText: entry.duration, duration }}
        onOutcome={(outcome) => change({ outcome })}
        onDuration={(text) => change({ duration: text })}
      />
      <TextField label={t('note.label')} value={entry.note} onChange={(note) => change({ note })} />
      <LeadField
        lead={entry.lead}
        number={parsed.ok ? parsed.phone.e164 : null}
        onChange={(lead) => change({ lead })}
      />
    </DialogForm>
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
