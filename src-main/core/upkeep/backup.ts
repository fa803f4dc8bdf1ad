// A copy of calls.db that a person can put away, made while calls go on, and proved to be readable before they are told.

import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { dayOf } from '../calls/export.ts';
import type { Context } from '../context.ts';

export interface BackupPart {
  /** Percent done; null while nothing is being backed up. */
  progress(): number | null;
  /** Makes a backup and answers where it is. One at a time. */
  run(): Promise<Result<{ readonly path: string }>>;
}

/** Pages copied at once, of 4 kB: windows are answered, and calls written, in between. */
const pagesAtOnce = 256;

/** Creates the backups of one app. */
export function createBackup({ ports, calls, changed }: Context): BackupPart {
  let percent: number | null = null;

  /** SQLite's own online backup: what is written meanwhile is in the copy too. */
  async function copy(path: string): Promise<void> {
    await calls.backup(path, {
      progress({ totalPages, remainingPages }) {
        percent = Math.floor((100 * (totalPages - remainingPages)) / Math.max(1, totalPages));
        changed('state');
        return pagesAtOnce;
      },
    });
    if ((await ports.checkFile(path, true)) === 'damaged') throw new UnreadableCopy();
  }

  return {
    progress: () => percent,
    async run() {
      if (percent !== null) return failed('backup-under-way');
      percent = 0;
      changed('state');
      try {
        return done({ path: await ports.saveFile(`offhook-backup-${dayOf(ports.clock.now())}.db`, copy) });
      } catch (error) {
        const cause = error instanceof Error ? error.cause : null;
        ports.log.write('backup-fault', { problem: cause instanceof Error ? cause.name : 'unknown' });
        return failed(cause instanceof UnreadableCopy ? 'backup-not-readable' : 'cannot-write-file');
      } finally {
        percent = null;
        changed('state');
      }
    },
  };
}

class UnreadableCopy extends Error {
  override readonly name = 'UnreadableCopy';
}
