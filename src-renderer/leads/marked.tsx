// A text with what was typed marked in it.

import styles from './marked.module.css';
import type { Piece } from './matched.ts';

/** Draws the pieces of a text; the marks are for the eye alone. */
export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  let place = 0;
  return pieces.map(({ text, hit }) => {
    const key = place;
    place += text.length;
    return hit ? (
      <mark key={key} className={styles.mark}>
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
