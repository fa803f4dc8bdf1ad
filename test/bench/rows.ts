// A line of the bench: what was measured, of the product or of a peer in the same run, and what it is held to.

import { type Figures, figuresOf } from './figures.ts';

export interface Row {
  readonly what: string;
  /** `ours`, or the peer's name. */
  readonly by: string;
  readonly unit: Unit;
  readonly figures: Figures;
  readonly targets: readonly Target[];
}

export type Unit = 'ms' | 's' | 'MB' | 'kB' | '%' | '';

export type Target = {
  readonly at: keyof Figures;
  readonly most: number;
  /** In times a peer's figure, or in so much more than it; as it is without. */
  readonly than?: readonly ['times' | 'above', string];
};

export const ours = 'Offhook';

/** Makes a row of the product's own. */
export function own(what: string, figures: Figures, targets: readonly Target[] = [], unit: Unit = 'ms'): Row {
  return { what, by: ours, unit, figures, targets };
}

/** Makes a row of a peer, which is held to nothing. */
export function peer(what: string, by: string, figures: Figures, unit: Unit = 'ms'): Row {
  return { what, by, unit, figures, targets: [] };
}

/** Makes the figures of something that was measured once. */
export function once(value: number): Figures {
  return figuresOf([value]);
}

/** `unknown`: the line, or the peer that it is held against, wasn't measured. `share` is the figure in parts of the bound. */
export type Verdict = {
  readonly target: Target;
  readonly outcome: 'met' | 'missed' | 'unknown';
  readonly share: number;
};

/** Holds a row to its targets, its peers among `rows`. */
export function verdictsOf(row: Row, rows: readonly Row[]): readonly Verdict[] {
  return row.targets.map((target) => {
    const figure = row.figures[target.at];
    const bound = allowed(row, target, rows);
    const outcome = Number.isNaN(bound) || Number.isNaN(figure) ? 'unknown' : figure <= bound ? 'met' : 'missed';
    return { target, outcome, share: figure / bound };
  });
}

function allowed(row: Row, { at, most, than }: Target, rows: readonly Row[]): number {
  if (!than) return most;
  const [how, by] = than;
  const base = rows.find((one) => one.what === row.what && one.by === by)?.figures[at] ?? Number.NaN;
  return how === 'times' ? most * base : most + base;
}
