// The bench as a table: each line of the product with its peers below it, what it is held to, and what it was before.

import type { Figures } from './figures.ts';
import { ours, type Row, type Target, type Unit, verdictsOf } from './rows.ts';

/** Returns the lines of the table. `before` holds the rows of the baseline. */
export function tableOf(rows: readonly Row[], before: readonly Row[]): readonly string[] {
  const head = line('', ['p50', 'p95', 'p99', 'max', '× ours', 'before'], 'target');
  const inOrder = [...new Set(rows.map(({ what }) => what))].flatMap((what) => rows.filter((row) => row.what === what));
  return [head, ...inOrder.map((row) => lineOf(row, rows, before))];
}

function lineOf(row: Row, rows: readonly Row[], before: readonly Row[]): string {
  const mine = row.by === ours ? null : rows.find((one) => one.what === row.what && one.by === ours);
  const former = before.find((one) => one.what === row.what && one.by === row.by);
  const { p50, p95, p99, max } = row.figures;
  const isSingle = p50 === max;
  const cells = [
    valueIn(p50, row.unit),
    ...(isSingle ? ['', '', ''] : [p95, p99, max].map((value) => valueIn(value, row.unit))),
    mine ? rounded(p50 / mine.figures.p50) : '',
    former ? valueIn(former.figures.p50, former.unit) : '',
  ];
  const verdicts = verdictsOf(row, rows).map(
    ({ target, outcome, share }) =>
      `${targetIn(target, row, isSingle)} ${outcome}${outcome === 'missed' ? ` (${rounded(share)} of it)` : ''}`,
  );
  return line(row.by === ours ? row.what : `    ${row.by}`, cells, verdicts.join(', '));
}

function line(name: string, cells: readonly string[], end: string): string {
  return `${name.padEnd(58)}${cells.map((cell) => cell.padStart(10)).join('')}  ${end}`.trimEnd();
}

function targetIn({ at, most, than }: Target, { unit }: Row, isSingle: boolean): string {
  const figure: keyof Figures | '' = isSingle ? '' : at;
  const bound = !than
    ? valueIn(most, unit)
    : than[0] === 'times'
      ? `${most} × ${than[1]}`
      : `${than[1]} + ${valueIn(most, unit)}`;
  return `${figure} ≤ ${bound}`.trim();
}

/** Milliseconds are shown as what they are read best as. */
function valueIn(value: number, unit: Unit): string {
  if (unit !== 'ms') return `${rounded(value)} ${unit}`.trim();
  if (value < 1) return `${rounded(value * 1000)} µs`;
  return value < 1000 ? `${rounded(value)} ms` : `${rounded(value / 1000)} s`;
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
