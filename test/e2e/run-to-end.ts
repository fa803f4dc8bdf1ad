// Runs one of the app's entries as a shell would, for what it prints and how it ends.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

export interface Running {
  /** All that was printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Sends a signal to this process alone, as a terminal's `kill` does. */
  signal(name: NodeJS.Signals): void;
  /** Resolves to the exit code; null where a signal ended it. */
  readonly code: Promise<number | null>;
}

/** Starts an entry: `out/main/serve.js` or, as npm does, `src-main/start.ts`. */
export function run(entry: 'serve' | 'start', ...args: readonly string[]): Running {
  const file = entry === 'serve' ? 'out/main/serve.js' : 'src-main/start.ts';
  const child = spawn(process.execPath, [join(project, file), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes: Buffer) => {
    out += String(bytes);
  });
  child.stderr.on('data', (bytes: Buffer) => {
    err += String(bytes);
  });
  return {
    out: () => out,
    err: () => err,
    signal: (name) => child.kill(name),
    // `close` comes once all that was printed has been read.
    code: once(child, 'close').then(([code]) => code as number | null),
  };
}
