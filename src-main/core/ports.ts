// Everything the core touches outside itself, as one object: a test gives it other ones, and mocks no module.

import type { ShellPart, ShellStatus } from '../../src-preload/contract/shell-status.ts';
import type { Transport } from '../crm/transport.ts';
import type { Doors } from '../line/hooks/door.ts';
import type { Line } from '../line/line.ts';

export interface Clock {
  /** Epoch milliseconds of the wall clock: for people and for the CRM, never for waiting. */
  now(): number;
  /** Milliseconds that only grow, from any start: for waits and durations. */
  monotonic(): number;
  /** Runs something once after some milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export interface Random {
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
  /** A new UUIDv7 for the given epoch milliseconds. */
  id(now: number): string;
}

/** Keeps the CRM key. */
export interface Secrets {
  /** Null where none was kept, or where the kept one can't be read any more. */
  read(): Promise<string | null>;
  write(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** What deserves the agent's eye when no window is in front. */
export type Notice =
  | { readonly kind: 'parked' | 'parked-message'; readonly callId: string }
  | { readonly kind: 'parked-lead'; readonly newLeadId: string }
  | { readonly kind: 'paused'; readonly reason: 'key-refused' };

export interface Log {
  /** Writes one line about an event, with facts that hold no number, name, note or key. */
  write(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Reads the last lines, at most so many, oldest first; empty where nothing is kept. */
  tail?(lines: number): readonly string[];
}

/** The shell around the core, for what a window asks of the system: nothing here touches a call. */
export interface ShellPort {
  /** Asks the system anew at each call. */
  status(): Promise<ShellStatus>;
  /** Puts a part right where the system lets it; `status` tells whether it did. */
  repair(part: ShellPart): Promise<void>;
  startAtLogin(on: boolean): Promise<void>;
  /** False where the system shows none. */
  tryNotification(): boolean;
  /** Makes the ring card's window as tall as what it shows, in pixels. */
  fitRing(height: number): void;
  /** Brings the main window to the front, at a lead where one is named. */
  show(leadId: number | null): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly line: Line;
  readonly doors: Doors;
  readonly secrets: Secrets;
  /** Starts the embedded CRM, or answers the one already started. */
  readonly startSandbox: () => Promise<{ readonly url: string; readonly key: string }>;
  /**
   * Writes a text file where the person looks for files they asked for, readable by them alone, never over another one.
   * Resolves to its path; rejects where it can't be written.
   */
  readonly saveText: (name: string, pieces: AsyncIterable<string>) => Promise<string>;
  /** Does the same for a file that `write` fills: it is there, empty and private, and gone again if `write` rejects. */
  readonly saveFile: (name: string, write: (path: string) => Promise<void>) => Promise<string>;
  /** Reads a whole SQLite file in a thread of its own. `close` also ends its write-ahead log: it is then one file. */
  readonly checkFile: (path: string, close: boolean) => Promise<'sound' | 'damaged'>;
  readonly notice: (notice: Notice) => void;
  readonly shell: ShellPort;
  readonly log: Log;
}
