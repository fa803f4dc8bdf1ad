// What stands where there is nothing to show.

import type { ReactNode } from 'react';
import styles from './empty-words.module.css';

/** Draws the words in the middle of the room that is left empty. */
export function EmptyWords({ children }: { readonly children: ReactNode }) {
  return <p className={styles.words}>{children}</p>;
}
