// Starts the thread that reads a database file through: only the entries know where it was built to.

import { Worker } from 'node:worker_threads';
import type { Ports } from '../core/ports.ts';

/** Makes the port from the path of the built thread. It rejects where the thread can't be started. */
export function fileCheck(thread: string): Ports['checkFile'] {
  return (path, close) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(thread, { workerData: { path, close } });
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(new Error('check a database file', { cause })));
      worker.once('exit', () => reject(new Error('check a database file: it ended without a word')));
    });
}
