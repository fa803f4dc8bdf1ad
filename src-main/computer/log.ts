// The log: one JSON line an event, in the data folder, capped in size so that it can be left alone for years.

import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Log } from '../core/ports.ts';

/**
 * Opens a log at this path. Past `cap` bytes the file becomes `<path>.1`, in the place of the one before: together they
 * never hold much more than twice the cap. A log that can't be written is no reason to stop a call: it stays silent.
 */
export function fileLog(path: string, now: () => number, cap = 1_000_000): Log {
  let size = sizeOf(path);
  return {
    write(event, facts = {}) {
      const line = `${JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts })}\n`;
      try {
        if (size > 0 && size + line.length > cap) {
          renameSync(path, `${path}.1`);
          size = 0;
        }
        appendFileSync(path, line, { mode: 0o600 });
        size += line.length;
      } catch {
        // A full disk stops the log first; the store tells the agent about it in its own words.
      }
    },
    tail: (lines) => [`${path}.1`, path].flatMap(linesOf).slice(-lines),
  };
}

/** The lines of a file; none where it isn't there or can't be read, which is no reason to give up what else can be told. */
function linesOf(path: string): readonly string[] {
  try {
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
  } catch {
    return [];
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
