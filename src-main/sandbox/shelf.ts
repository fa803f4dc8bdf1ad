// Records by id, with what readers still see of them while a write has not reached the reading side yet.

export interface Shelf<T extends { readonly id: number }> {
  /** Puts the record in place of any other with its id; until `visibleAt` (ms), readers see what they saw before. */
  put(record: T, visibleAt?: number): void;
  /** Takes the record away, for readers too. */
  remove(id: number): void;
  /** Returns the latest record, as the writing side knows it. */
  latest(id: number): T | undefined;
  /** Returns the record as a reader sees it at `now` (ms). */
  seen(id: number, now: number): T | undefined;
  /** Returns the latest records, in the order they first came. */
  all(): readonly T[];
}

/** Starts a shelf with these records on it, visible to all. */
export function shelf<T extends { readonly id: number }>(records: readonly T[]): Shelf<T> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const lagging = new Map<number, { readonly before: T | undefined; readonly until: number }>();

  return {
    put(record, visibleAt = 0) {
      const lag = lagging.get(record.id);
      const before = lag === undefined ? byId.get(record.id) : lag.before;
      byId.set(record.id, record);
      if (visibleAt > 0) lagging.set(record.id, { before, until: Math.max(visibleAt, lag?.until ?? 0) });
      else lagging.delete(record.id);
    },
    remove(id) {
      byId.delete(id);
      lagging.delete(id);
    },
    latest: (id) => byId.get(id),
    seen: (id, now) => {
      const lag = lagging.get(id);
      return lag !== undefined && now < lag.until ? lag.before : byId.get(id);
    },
    all: () => [...byId.values()],
  };
}
