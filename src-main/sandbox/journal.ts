// An append-only file of JSON lines: what was sent to the sandbox outlives the process, however that ends.

import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Journal {
  /** The lines that were there at the start, in order, parsed as JSON and not checked any further. */
  readonly entries: readonly unknown[];
  /** Writes one line before it returns; a process killed right after has lost nothing that was answered. */
  append(entry: unknown): void;
  close(): void;
}

/** Keeps nothing: the journal of a sandbox without a state file. */
export const noJournal: Journal = { entries: [], append: () => {}, close: () => {} };

/**
 * Opens the journal, made along with its folder where missing, readable by its owner only.
 * A last line without its end was never answered to anybody and is cut off.
 * Throws where the file can't be opened, or where a line in it is not JSON.
 */
export function openJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+', 0o600);
  const text = readFileSync(path);
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < fstatSync(file).size) ftruncateSync(file, whole);
  return {
    entries: parsedLines(text.toString('utf8', 0, whole), path),
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    close: () => closeSync(file),
  };
}

function parsedLines(text: string, path: string): readonly unknown[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line) as unknown;
      } catch (cause) {
        throw new Error(`read line ${index + 1} of the sandbox's state file ${path}`, { cause });
      }
    });
}
