// One matter of the settings: its controls together, what they mean beneath.

import type { ReactNode } from 'react';
import styles from './part.module.css';

interface GroupProps {
  /** Above the controls, where they don't name themselves. */
  readonly name?: string;
  readonly help?: string;
  /** What came of it, read out; its place is kept. */
  readonly said?: string | null;
  readonly children: ReactNode;
}

/** Draws the controls of one matter with their help. */
export function Group({ name, help, said, children }: GroupProps) {
  return (
    <div className={styles.group}>
      {name !== undefined && <h3 className={styles.name}>{name}</h3>}
      {children}
      {help !== undefined && <p className={styles.help}>{help}</p>}
      {said !== undefined && (
        <p role="status" className={styles.said}>
          {said}
        </p>
      )}
    </div>
  );
}
