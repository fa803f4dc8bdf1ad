// The data folder as a start takes it: locked, a copy put back if one waits, both databases open; or why it can't be had.

import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../store/db.ts';
import { type FolderLock, lockFolder } from '../store/folder-lock.ts';
import { openCalls, openLeads } from '../store/open.ts';
import { putBack } from '../store/restore.ts';
import { type StartProblem, startProblemOf } from './start-problem.ts';

/** The open files of a data folder that is this app's alone. */
export interface Files {
  readonly ok: true;
  readonly lock: FolderLock;
  readonly calls: Db;
  readonly leads: Db;
}

/** `file`: the file meant, or the folder. `detail` is for the log. */
export interface Unopened {
  readonly ok: false;
  readonly reason: StartProblem;
  readonly file: string;
  readonly detail: string;
}

/** Makes the folder where there is none, takes it for this app alone, puts a copy back that waits there, and opens the files. */
export function openFiles(folder: string): Files | Unopened {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const lockFile = join(folder, 'lock.db');
  let lock: FolderLock | null;
  try {
    lock = lockFolder(folder);
  } catch (error) {
    return { ok: false, reason: startProblemOf(error, 'damaged-spare'), file: lockFile, detail: detailOf(error) };
  }
  if (!lock) return { ok: false, reason: 'in-use', file: folder, detail: 'locked' };
  const opened: Db[] = [];
  let file = join(folder, 'calls.db');
  try {
    const restored = putBack(folder);
    if (restored.kind === 'refused') {
      lock.release();
      return { ok: false, reason: `copy-${restored.why}`, file: join(folder, restored.aside), detail: restored.why };
    }
    const calls = openCalls(file);
    opened.push(calls);
    file = join(folder, 'leads.db');
    const leads = openLeads(file);
    return { ok: true, lock, calls, leads };
  } catch (error) {
    for (const db of opened) db.close();
    lock.release();
    const reason = startProblemOf(error, opened.length === 0 ? 'damaged' : 'damaged-spare');
    return { ok: false, reason, file, detail: detailOf(error) };
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
