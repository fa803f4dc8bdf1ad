// The built browser shell as a process of its own: started on a data folder, asked over HTTP as its page would, and ended
// by whatever signal a test likes.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { ArgumentOf, MethodName, ValueOf } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/failure.ts';

export interface App {
  /** Resolves to true once the app is up, to false where it ended before. */
  readonly up: Promise<boolean>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  isAlive(): boolean;
  /** Asks the core. Null where no whole answer came: then nothing was acknowledged. */
  request<M extends MethodName>(method: M, argument: ArgumentOf<M>): Promise<Result<ValueOf<M>> | null>;
  /** Sends a signal before it returns; to a process that has ended, nothing. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
}

export interface AppOptions {
  readonly folder: string;
  readonly crmUrl: string;
  readonly key: string;
  /** Seconds before a lost answer is looked up. */
  readonly confirmAfter: number;
}

/** Starts the app that `npm run build` made. */
export function startApp({ folder, crmUrl, key, confirmAfter }: AppOptions): App {
  const options = ['--data-dir', folder, '--crm-url', crmUrl, '--confirm-after', String(confirmAfter)];
  const child = spawn(process.execPath, [program, '--no-open', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OFFHOOK_CRM_TOKEN: key },
  });
  const ended = once(child, 'exit').then(() => {});
  const address = printedAddress(child);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    up: Promise.race([address.then(() => true), ended.then(() => false)]),
    ended,
    isAlive,
    async request(method, argument) {
      try {
        const { origin, hash } = new URL(await Promise.race([address, ended.then(() => Promise.reject())]));
        const response = await fetch(`${origin}/request`, {
          method: 'POST',
          headers: { authorization: `Bearer ${hash.slice(1)}`, 'content-type': 'application/json' },
          body: JSON.stringify({ method, argument }),
        });
        // The table of methods says what each one answers.
        return (await response.json()) as Result<ValueOf<typeof method>>;
      } catch {
        return null;
      }
    },
    signal(name) {
      if (isAlive()) child.kill(name);
    },
  };
}

const program = resolve(join(import.meta.dirname, '../../out/main/serve.js'));

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let printed = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      printed += String(bytes);
      const url = /^Offhook is at (\S+)$/m.exec(printed)?.[1];
      if (url) resolve(url);
    });
  });
}
