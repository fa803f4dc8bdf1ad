// Which program opened a kind of link before Offhook asked to: calls are handed to that phone app, not back to Offhook.

import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type LinkScheme, linkSchemes } from '../../src-preload/contract/shell-status.ts';

export interface FormerHolders {
  /** The program as the system names it; null where nobody opened such links. */
  read(scheme: LinkScheme): string | null;
  keep(scheme: LinkScheme, program: string): void;
}

/** Keeps them in this file. One that can't be read or written only costs the way back to the phone app. */
export function formerHolders(path: string): FormerHolders {
  const all = (): Partial<Record<LinkScheme, string>> => {
    try {
      return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    read: (scheme) => all()[scheme] ?? null,
    keep(scheme, program) {
      try {
        writeFileSync(path, JSON.stringify({ ...all(), [scheme]: program }), { mode: 0o600 });
      } catch {
        // See above.
      }
    },
  };
}

const shape = z.partialRecord(z.enum(linkSchemes), z.string().min(1).max(1_000));
