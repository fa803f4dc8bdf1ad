// A list of any number of rows, of which only those in sight are drawn: its box, a row in its place, and how high one is.

import type { ComponentProps, ReactNode } from 'react';
import styles from './row-list.module.css';

interface RowListProps extends ComponentProps<'div'> {
  readonly 'aria-label': string;
  /** Pixels, of all rows together. */
  readonly height: number;
  readonly isEmpty: boolean;
  /** Drawn above the rows. */
  readonly head?: ReactNode;
  /** Called by the keys that go further than a row, with how far. */
  readonly onLeap: (by: number) => void;
}

/** Draws the box that scrolls, with the rows that are its children. */
export function RowList({ height, isEmpty, head, onLeap, children, ...box }: RowListProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles, and both take a name
    <div
      {...box}
      className={styles.scroller}
      // A list box without a row is announced as broken.
      role={isEmpty ? 'group' : 'listbox'}
      tabIndex={0}
      onKeyDown={(event) => {
        const by = leaps[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onLeap(by);
      }}
    >
      {head}
      <div className={styles.rows} style={{ height }}>
        {children}
      </div>
    </div>
  );
}

interface ListRowProps {
  readonly id: string;
  /** Pixels from the top of the list. */
  readonly start: number;
  /** From 1. */
  readonly place: number;
  /** Rows of the whole list; -1 while nobody knows. */
  readonly places: number;
  readonly isSelected: boolean;
  /** True for the row whose detail is beside the list, wherever the selection went meanwhile. */
  readonly isOpened?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Draws one row in its place. */
export function ListRow({ id, start, place, places, isSelected, isOpened = false, onClick, children }: ListRowProps) {
  return (
    // The list, or the field above it, answers the keyboard for the rows: see aria-activedescendant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={place}
      aria-setsize={places}
      className={[styles.row, isSelected && styles.selected, isOpened && styles.opened].filter(Boolean).join(' ')}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onClick}
    >
      {children}
    </div>
  );
}

/** Returns the height of a row in pixels, at the text size that the agent chose. */
export function rowHeightNow(): number {
  return rowHeightInRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** As `--size-row`. */
const rowHeightInRem = 3.5;

const leaps: Readonly<Record<string, number>> = {
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
