// Why a start fails, as a person can act on it.

import { NewerDatabase } from '../store/migrate.ts';

export type StartProblem =
  /** Another Offhook has this folder. */
  | 'in-use'
  /** The files are from a newer version. */
  | 'newer'
  /** The calls can't be read. */
  | 'damaged'
  /** A file without calls in it can't be read. */
  | 'damaged-spare'
  /** A copy to put back is from a newer version, or can't be read: the next start goes on with the calls as they were. */
  | 'copy-newer'
  | 'copy-damaged'
  | 'no-access'
  | 'full'
  | 'no-folder'
  | 'port-taken'
  | 'port-refused'
  | 'unknown';

/** Returns the reason that the system or SQLite gave, in this error or in one that caused it; `otherwise` for none known. */
export function startProblemOf(error: unknown, otherwise: StartProblem): StartProblem {
  if (!(error instanceof Error)) return otherwise;
  if (error instanceof NewerDatabase) return 'newer';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EADDRINUSE') return 'port-taken';
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') return 'port-refused';
  if (/^(?:EACCES|EPERM|EROFS|SQLITE_(?:READONLY|CANTOPEN|PERM).*)$/.test(code)) return 'no-access';
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return 'full';
  if (/^(?:ENOTDIR|EEXIST)$/.test(code)) return 'no-folder';
  return startProblemOf(error.cause, otherwise);
}
