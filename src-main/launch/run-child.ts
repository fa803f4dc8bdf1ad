// Runs the app as a child on the same console, as if it were this process.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { whenNpmIsGone } from '../parent.ts';

/** The exit code of a program that could not be loaded at all; Linux's own loader gives it where a library is missing. */
export const cannotLoad = 127;

/**
 * Runs a program and resolves to its exit code, by the shell's custom where a signal ended it. Signals are passed on,
 * and this process outlives its child. From a keyboard both get Ctrl-C; the child minds only the first.
 */
export function runChild(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  whenNpmIsGone(() => pass('SIGTERM'));
  return new Promise((resolve) => {
    const finish = (code: number): void => {
      for (const signal of passedOn) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', () => finish(cannotLoad));
    child.once('exit', (code, signal) => finish(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
