// One choice of several, as real radio buttons drawn as a row of chips.

import { type ReactNode, useId } from 'react';
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
  readonly onChoose: (value: T) => void;
  readonly legendSeen?: boolean;
}

/** Draws a radio group; the arrows move in it, as everywhere. */
export function Choices<T extends string>({ legendSeen = true, ...props }: ChoicesProps<T>) {
  const name = useId();
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
              checked={choice.value === props.chosen}
              onChange={() => props.onChoose(choice.value)}
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
