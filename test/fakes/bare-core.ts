// A core outside any test: for processes of their own that measure it.

import { systemRandom } from '../../src-main/computer/random.ts';
import { type Core, startCore } from '../../src-main/core/app.ts';
import type { Clock } from '../../src-main/core/ports.ts';
import type { Transport } from '../../src-main/crm/transport.ts';
import { fakeDoors } from './doors.ts';
import { noShell } from './no-shell.ts';
import { plainAccount } from './plain-crm.ts';

export interface BareCoreOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly transport: Transport;
  /** Base address of the CRM; null starts without one. */
  readonly url: string | null;
  readonly confirmAfter: number;
  /** Told the name of each event in the log. */
  readonly log?: (event: string) => void;
}

/** Starts a core with the plain account's key. @throws if the folder can't be opened. */
export function bareCore({ folder, clock, transport, url, confirmAfter, log = () => {} }: BareCoreOptions): Core {
  const absent = () => Promise.reject(new Error('none here'));
  const started = startCore(
    {
      dataFolder: folder,
      confirmAfter,
      connect: url === null ? null : { url, key: plainAccount.key },
      shell: { kind: 'browser', version: '0', secrets: 'file', dataFolder: folder, language: 'en' },
    },
    {
      clock,
      random: systemRandom,
      transport,
      line: { name: 'hand-off', dial: async () => ({ ok: true, value: null }) },
      doors: fakeDoors(),
      secrets: { read: async () => null, write: async () => {}, clear: async () => {} },
      startSandbox: absent,
      saveText: absent,
      saveFile: absent,
      checkFile: absent,
      notice: () => {},
      shell: noShell,
      log: { write: log },
    },
  );
  if (!started.ok) throw new Error(started.detail);
  return started.core;
}
