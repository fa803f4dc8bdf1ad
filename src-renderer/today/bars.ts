// What the charts of the day are made of, before anything is drawn: one bar for an hour or a day, in whole calls.

import { nice, ticks } from 'd3-array';
import { scaleBand } from 'd3-scale';
import type { CallSums } from '../../src-preload/contract/today.ts';

export interface Bar {
  /** What the bar stands for, once in a chart. */
  readonly key: string;
  readonly calls: number;
  readonly answered: number;
}

/** A bar where it stands in its chart; all in percent of the chart, from its top left. */
export interface PlacedBar extends Bar {
  readonly left: number;
  readonly width: number;
  readonly answeredHeight: number;
  readonly restHeight: number;
}

export interface PlacedBars {
  readonly bars: readonly PlacedBar[];
  /** Whole numbers of calls with a line of their own, and how far up it is, in percent. */
  readonly ticks: readonly { readonly calls: number; readonly up: number }[];
}

/** Places bars side by side under a round number of calls; one for each, whether it has calls or not. */
export function placeBars(bars: readonly Bar[]): PlacedBars {
  const across = scaleBand(
    bars.map((bar) => bar.key),
    [0, 100],
  ).paddingInner(0.3);
  const most = Math.max(fewestCalls, ...bars.map((bar) => bar.calls));
  const [, top] = nice(0, most, lines);
  const up = (calls: number) => (100 * calls) / top;
  return {
    bars: bars.map((bar) => ({
      ...bar,
      left: across(bar.key) ?? 0,
      width: across.bandwidth(),
      answeredHeight: up(bar.answered),
      restHeight: up(bar.calls - bar.answered),
    })),
    ticks: ticks(0, top, lines).map((calls) => ({ calls, up: up(calls) })),
  };
}

/** The chart is never shorter than this many calls, so that the first call of a day doesn't fill it. */
const fewestCalls = 4;
const lines = 4;

/**
 * Returns the hours to draw, first and last included: those of a working day, and more where there were calls. The frame
 * of an ordinary day doesn't move as calls come in.
 */
export function hoursDrawn(hours: readonly Pick<CallSums, 'calls'>[]): readonly [number, number] {
  const busy = hours.flatMap(({ calls }, hour) => (calls > 0 ? [hour] : []));
  return [Math.min(workingHours.first, ...busy), Math.max(workingHours.last, ...busy)];
}

const workingHours = { first: 8, last: 20 };

/** Returns an hour of a day, 0 to 23, as the span of its calls in epoch milliseconds; by the calendar, clocks changing or not. */
export function hourSpan(day: string, hour: number): { readonly from: number; readonly to: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = (later: number) => new Date(year, month - 1, date, hour + later).getTime();
  return { from: at(0), to: at(1) };
}

/** Returns the share of one number in another, in whole percent; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** Returns the length of a bar beside the longest of several, in percent. */
export function lengthOf(calls: number, most: number): number {
  return (100 * calls) / Math.max(1, most);
}
