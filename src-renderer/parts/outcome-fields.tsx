// How a call ended and how long it was talked: the two go together, because only an answered call has a talk time.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction, type Origin, type Outcome, possibleOutcomes } from '../../src-preload/contract/call.ts';
import { KeyLabel } from '../keys/key-label.tsx';
import { outcomeKeys } from '../keys/outcome-keys.ts';
import { type DurationText, formatDuration, parseDuration } from '../words/duration.ts';
import { Choices } from './choices.tsx';
import { LineField } from './line-field.tsx';
import styles from './outcome-fields.module.css';

interface OutcomeEntry {
  readonly outcome: Outcome | null;
  /** As typed. */
  readonly durationText: string;
  readonly duration: DurationText;
}

interface OutcomeFieldsProps {
  readonly legend: string;
  readonly direction: Direction;
  readonly origin: Origin;
  readonly entry: OutcomeEntry;
  readonly durationHelp?: string;
  readonly keysShown?: boolean;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onDuration: (text: string) => void;
  readonly onDurationLeft?: () => void;
}

/** Draws the outcomes that the CRM has for such a call, and the talk time of an answered one. */
export function OutcomeFields(props: OutcomeFieldsProps) {
  const { t } = useTranslation();
  const { entry } = props;
  return (
    <div className={styles.fields}>
      <Choices
        legend={props.legend}
        chosen={entry.outcome}
        onChoose={props.onOutcome}
        choices={possibleOutcomes(props.direction, props.origin).map((outcome, index) => {
          const keyId = outcomeKeys[index];
          const aside = props.keysShown && keyId !== undefined ? <KeyLabel id={keyId} /> : undefined;
          return { value: outcome, label: t(`outcome.${outcome}`), aside };
        })}
      />
      {entry.outcome === 'answered' && (
        <div className={styles.duration}>
          <LineField
            className={styles.time}
            label={t('duration.label')}
            help={props.durationHelp ?? t('duration.help')}
            error={entry.duration.ok ? null : t('duration.refused')}
            inputMode="numeric"
            placeholder={t('duration.unknown')}
            value={entry.durationText}
            onChange={props.onDuration}
            onBlur={props.onDurationLeft}
          />
        </div>
      )}
    </div>
  );
}

interface Ended {
  readonly outcome: Outcome | null;
  readonly duration: number | null;
  readonly recovered: boolean;
}

/**
 * Holds an outcome and a talk time while they are edited; what isn't touched follows the call.
 * A talk time typed once stays, even while another outcome is chosen.
 */
export function useOutcomeEntry(call: Ended) {
  const [picked, setPicked] = useState<Outcome | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const known = call.outcome === 'answered' || call.recovered ? call.duration : null;
  const durationText = typed ?? (known === null ? '' : formatDuration(known));
  const entry: OutcomeEntry = {
    outcome: picked ?? call.outcome,
    durationText,
    duration: parseDuration(durationText),
  };
  return {
    entry,
    pick(outcome: Outcome) {
      setPicked(outcome);
      setTyped(durationText);
    },
    unpick: () => setPicked(null),
    type: setTyped,
  };
}
