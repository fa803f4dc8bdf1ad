// Snapshots as streamed JSON lines. A reader that falls behind gets the newest one when it is back, never a backlog.

import type { Core } from '../core/app.ts';

export interface SnapshotStreams {
  /** Opens a stream for one reader: the present snapshot at once, then one after each change, and blank lines between. */
  open(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** How many readers there are. */
  count(): number;
  /** Ends every stream. */
  close(): void;
}

/** `quiet` is the longest silence in milliseconds: a blank line then finds out whether the reader is still there. */
export function openSnapshotStreams(core: Pick<Core, 'snapshot' | 'subscribe'>, quiet = 15_000): SnapshotStreams {
  const ends = new Set<() => void>();

  function open(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let changed = true;
    let over = false;
    let readerLeft = false;
    let wake = (): void => {};
    const unsubscribe = core.subscribe(() => {
      changed = true;
      wake();
    });
    const end = (): void => {
      over = true;
      ends.delete(end);
      unsubscribe();
      wake();
    };
    ends.add(end);

    return new ReadableStream(
      {
        /** Runs only when the reader has room, so the snapshot is taken at the last moment and is the newest. */
        async pull(controller) {
          if (!changed && !over) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, quiet);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
          }
          if (readerLeft) return;
          if (over) return controller.close();
          const line = changed ? `${JSON.stringify(core.snapshot())}\n` : '\n';
          changed = false;
          controller.enqueue(new TextEncoder().encode(line));
        },
        cancel() {
          readerLeft = true;
          end();
        },
      },
      // Nothing is made ahead of the reader.
      { highWaterMark: 0 },
    );
  }

  return {
    open,
    count: () => ends.size,
    close() {
      for (const end of [...ends]) end();
    },
  };
}
