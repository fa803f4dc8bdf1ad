// What every part of the core is given: the ports, the two files, and the one way to say that something changed.

import type { Db } from '../store/db.ts';
import type { Ports } from './ports.ts';

export interface Context {
  readonly ports: Ports;
  /** A new one at each start: it tells this process's attempts from those of one that died. */
  readonly launch: string;
  /** Milliseconds between an ambiguous send and the first look for it in the CRM. */
  readonly confirmAfter: number;
  readonly calls: Db;
  readonly leads: Db;
  /** Says, after a commit, that windows have something new to show. */
  changed(what: 'calls' | 'leads' | 'state'): void;
}
