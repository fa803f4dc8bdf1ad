// The file that holds the CRM key, for both shells: each entry tells how it was kept, so that the other shell knows
// what it can read.

import { z } from 'zod';
import type { ShellFacts } from '../../src-preload/contract/snapshot.ts';
import type { Secrets } from '../core/ports.ts';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file.ts';

/** A way to keep the key. Both functions reject where the system refuses. */
export interface Cipher {
  readonly by: ShellFacts['secrets'];
  encrypt(key: string): Promise<string>;
  decrypt(text: string): Promise<string>;
}

/** Keeps the key as it is: the file's mode is then its only guard, and the screens say so. */
export const plain: Cipher = {
  by: 'file',
  encrypt: (key) => Promise.resolve(key),
  decrypt: (text) => Promise.resolve(text),
};

/**
 * Keeps the key at this path, mode 0600, encrypted with `cipher`. Reads what `cipher` or `plain` wrote; anything else,
 * and what can't be decrypted any more, counts as no key.
 */
export function keyFile(path: string, cipher: Cipher): Secrets {
  return {
    async read() {
      const kept = parse(await readPrivateFile(path));
      const reader = [cipher, plain].find(({ by }) => by === kept?.by);
      if (kept === null || reader === undefined) return null;
      return reader.decrypt(kept.key).catch(() => null);
    },
    async write(key) {
      await writePrivateFile(path, JSON.stringify({ by: cipher.by, key: await cipher.encrypt(key) }));
    },
    clear: () => removePrivateFile(path),
  };
}

function parse(text: string | null): z.infer<typeof shape> | null {
  if (text === null) return null;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const shape = z.object({ by: z.enum(['system', 'scrambled', 'file']), key: z.string().min(1) });
