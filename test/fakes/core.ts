// A core on real files in a temporary folder, with everything outside it in a test's hands.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fileCheck } from '../../src-main/computer/file-check.ts';
import { systemRandom } from '../../src-main/computer/random.ts';
import { saveFile, saveText } from '../../src-main/computer/save-text.ts';
import { type Core, startCore } from '../../src-main/core/app.ts';
import type { CoreOptions } from '../../src-main/core/options.ts';
import type { Clock, Notice, Ports, Secrets } from '../../src-main/core/ports.ts';
import { createTransport } from '../../src-main/crm/undici-transport.ts';
import type { ArgumentOf, MethodName, ValueOf } from '../../src-preload/contract/api.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { fastClock } from './clocks.ts';
import { fakeDoors } from './doors.ts';
import { noShell } from './no-shell.ts';

export interface TestCore {
  readonly core: Core;
  readonly folder: string;
  readonly clock: Clock;
  readonly notices: readonly Notice[];
  /** What the line was given to dial. */
  readonly dialled: readonly string[];
  readonly secrets: { key: string | null };
  /** Asks and expects success. */
  ask<M extends MethodName>(method: M, argument: ArgumentOf<M>): Promise<ValueOf<M>>;
  /** Asks and expects a failure. */
  refuse<M extends MethodName>(method: M, argument: ArgumentOf<M>): Promise<Failure>;
  /** Waits for a snapshot that satisfies a condition. */
  until(what: string, condition: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  close(): Promise<void>;
}

export interface TestCoreOptions {
  readonly folder?: string;
  readonly connect?: CoreOptions['connect'];
  readonly confirmAfter?: number;
  readonly clock?: Clock;
  readonly secrets?: { key: string | null };
  /** Which shell the core believes to be in: `browser` unless told. */
  readonly shell?: 'browser' | 'electron';
  readonly ports?: Partial<Ports>;
}

/** Makes a temporary folder that goes when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a core; it is closed when the test has ended, unless the test has closed it. */
export function testCore(options: TestCoreOptions = {}): TestCore {
  const folder = options.folder ?? temporaryFolder();
  const clock = options.clock ?? fastClock(20);
  const secrets = options.secrets ?? { key: null };
  const notices: Notice[] = [];
  const dialled: string[] = [];
  const started = startCore(
    {
      dataFolder: folder,
      confirmAfter: options.confirmAfter ?? 6000,
      connect: options.connect ?? null,
      shell: {
        kind: options.shell ?? 'browser',
        version: '0.0.0',
        secrets: 'file',
        dataFolder: folder,
        language: 'en',
      },
    },
    {
      clock,
      random: systemRandom,
      transport: createTransport({ timeout: 2000 }),
      line: {
        name: 'hand-off',
        async dial(phone) {
          dialled.push(phone.dial);
          return { ok: true, value: null };
        },
      },
      doors: fakeDoors(),
      secrets: inMemory(secrets),
      startSandbox: async () => {
        throw new Error('no sandbox in this test');
      },
      saveText: (name, pieces) => saveText(folder, name, pieces),
      saveFile: (name, write) => saveFile(folder, name, write),
      checkFile: fileCheck(join(import.meta.dirname, '../../src-main/store/check-file.ts')),
      notice: (notice) => notices.push(notice),
      shell: noShell,
      log: { write: () => {} },
      ...options.ports,
    },
  );
  if (!started.ok) throw new Error(`${started.reason}: ${started.detail}`);
  const { core } = started;
  onTestFinished(() => core.close());
  return {
    core,
    folder,
    clock,
    notices,
    dialled,
    secrets,
    async ask(method, argument) {
      const result = await core.request(method, argument);
      if (!result.ok) throw new Error(`${method} failed: ${result.failure.code} ${result.failure.detail ?? ''}`);
      // The table of methods says what each one answers.
      return result.value as ValueOf<typeof method>;
    },
    async refuse(method, argument) {
      const result = await core.request(method, argument);
      if (result.ok) throw new Error(`${method} was expected to fail`);
      return result.failure;
    },
    until: (what, condition) => until(core, what, condition),
    close: () => core.close(),
  };
}

function inMemory(box: { key: string | null }): Secrets {
  return {
    read: async () => box.key,
    async write(key) {
      box.key = key;
    },
    async clear() {
      box.key = null;
    },
  };
}

function until(core: Core, what: string, condition: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      stop();
      reject(new Error(`waited in vain until ${what}: ${JSON.stringify(core.snapshot(), null, 1)}`));
    }, 15_000);
    const look = (snapshot: Snapshot) => {
      if (!condition(snapshot)) return;
      clearTimeout(patience);
      stop();
      resolve(snapshot);
    };
    const stop = core.subscribe(look);
    look(core.snapshot());
  });
}
