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

/** `met`, or by how much it isn't. `unknown`: the peer that it is held against wasn't measured. */
export type Verdict = {
  readonly target: Target;
  readonly outcome: 'met' | 'missed' | 'unknown';
  readonly share: number;
};

/** Holds a row to its targets, its peers among `rows`. `share` is the figure in parts of what is allowed. */
export function verdictsOf(row: Row, rows: readonly Row[]): readonly Verdict[] {
  return row.targets.map((target) => {
    const share = row.figures[target.at] / allowed(row, target, rows);
    return { target, share, outcome: Number.isNaN(share) ? 'unknown' : share <= 1 ? 'met' : 'missed' };
  });
}

function allowed(row: Row, { at, most, than }: Target, rows: readonly Row[]): number {
  if (!than) return most;
  const [how, by] = than;
  const base = rows.find((one) => one.what === row.what && one.by === by)?.figures[at] ?? Number.NaN;
  return how === 'times' ? most * base : most + base;
}
