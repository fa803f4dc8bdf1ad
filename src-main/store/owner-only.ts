// The mode of every file that SQLite is given.

import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

/** Creates the file readable by its owner alone before SQLite writes to it; its side files take the same mode. */
export function ownerOnly(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}
