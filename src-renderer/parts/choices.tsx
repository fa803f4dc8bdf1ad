// One choice of several, as real radio buttons drawn as a row of chips.

import { type ReactNode, useId, useState } from 'react';
import styles from './choices.module.css';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T | null;
  /** May answer, later, whether the choice holds: false takes it back. */
  readonly onChoose: (value: T) => unknown;
  readonly legendSeen?: boolean;
}

/** Draws a radio group; the arrows move in it, as everywhere. */
export function Choices<T extends string>({ legendSeen = true, ...props }: ChoicesProps<T>) {
  const name = useId();
  const [shown, pick] = usePick(props.chosen, props.onChoose);
  return (
    <fieldset className={styles.group}>
      <legend className={legendSeen ? styles.legend : 'unseen'}>{props.legend}</legend>
      <div className={styles.choices}>
        {props.choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              value={choice.value}
              checked={choice.value === shown}
              onChange={() => pick(choice.value)}
            />
            {choice.icon}
            <span>{choice.label}</span>
            {choice.aside}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Shows a choice at once, until the one that is kept changes: a button that waits for the core seems dead. */
function usePick<T>(chosen: T | null, onChoose: (value: T) => unknown): [T | null, (value: T) => void] {
  const [seen, setSeen] = useState(chosen);
  const [picked, setPicked] = useState<T | null>(null);
  if (seen !== chosen) {
    setSeen(chosen);
    setPicked(null);
  }

  async function pick(value: T): Promise<void> {
    setPicked(value);
    if ((await onChoose(value)) === false) setPicked(null);
  }

  return [picked ?? chosen, (value) => void pick(value)];
}
