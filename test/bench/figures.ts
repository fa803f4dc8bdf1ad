// What a measurement comes to: the median and the 99th percentile, never the mean that one stall spoils.

export interface Figures {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Returns the figures of some durations in milliseconds. */
export function figuresOf(durations: readonly number[]): Figures {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Runs a deed so many times, after a tenth of that to warm up, and returns its figures. */
export function measure(times: number, deed: (run: number) => unknown): Figures {
  for (let run = 0; run < times / 10; run += 1) deed(run);
  const durations: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    deed(run);
    durations.push(performance.now() - start);
  }
  return figuresOf(durations);
}

/** As `measure`, for a deed too short for the clock: each duration is that of a batch, shared out. */
export function measureBatches(times: number, batch: number, deed: (run: number) => unknown): Figures {
  const share = (value: number) => value / batch;
  const { p50, p95, p99 } = measure(times, (run) => {
    for (let index = 0; index < batch; index += 1) deed(run * batch + index);
  });
  return { p50: share(p50), p95: share(p95), p99: share(p99) };
}
