// What a measurement comes to: medians and percentiles, never the mean that one stall spoils.

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Returns the figures of some durations, or of anything else that was counted; NaN for none. */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Runs a deed so many times, after a tenth of that to warm up, and returns its figures in milliseconds. */
export function measure(times: number, deed: (run: number) => unknown): Figures {
  for (let run = 0; run < times / 10; run += 1) deed(run);
  return figuresOf(Array.from({ length: times }, (_, run) => millisecondsOf(() => deed(run))));
}

/** As `measure`, for a deed too short for the clock: each duration is that of a batch, shared out. */
export function measureBatches(times: number, batch: number, deed: (run: number) => unknown): Figures {
  const { p50, p95, p99, max } = measure(times, (run) => {
    for (let index = 0; index < batch; index += 1) deed(run * batch + index);
  });
  return { p50: p50 / batch, p95: p95 / batch, p99: p99 / batch, max: max / batch };
}

/** As `measure` without warming up, for a deed that may be slow: no run begins after so many milliseconds. */
export function measureWithin(milliseconds: number, times: number, deed: (run: number) => unknown): Figures {
  const end = performance.now() + milliseconds;
  const durations: number[] = [];
  for (let run = 0; run < times && (run === 0 || performance.now() < end); run += 1)
    durations.push(millisecondsOf(() => deed(run)));
  return figuresOf(durations);
}

function millisecondsOf(deed: () => unknown): number {
  const start = performance.now();
  deed();
  return performance.now() - start;
}
