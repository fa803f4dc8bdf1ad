// Reads a whole SQLite file in a thread of its own, so that a large one keeps nobody waiting. Started by computer/file-check.ts.

import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

const { path, close } = z.object({ path: z.string(), close: z.boolean() }).parse(workerData);

parentPort?.postMessage(verdict());

function verdict(): 'sound' | 'damaged' {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: !close, fileMustExist: true, timeout: 5000 });
    // A copy of a file in WAL mode would come with two more files as soon as somebody looks at it.
    if (close) db.pragma('journal_mode = DELETE');
    return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'sound' : 'damaged';
  } catch {
    return 'damaged';
  } finally {
    db?.close();
  }
}
