// One section of the bench in a process of its own: `node section.ts NAME SIZE FILE` leaves what came of it in the file.

import { writeFileSync } from 'node:fs';
import { Missing } from './missing.ts';
import type { Row } from './rows.ts';
import { sections } from './sections.ts';

export type Outcome =
  | { readonly kind: 'measured'; readonly rows: readonly Row[] }
  | { readonly kind: 'skipped' | 'failed'; readonly why: string };

const [name, size, file] = process.argv.slice(2);
const section = sections.find((one) => one.name === name);
if (!section || file === undefined) throw new Error(`no such section: ${name} ${size}`);
writeFileSync(file, JSON.stringify(await outcomeOf(() => section.run(Number(size)))));
// Whatever a peer has left open.
process.exit();

async function outcomeOf(run: () => Promise<readonly Row[]> | readonly Row[]): Promise<Outcome> {
  try {
    return { kind: 'measured', rows: await run() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof Missing ? 'skipped' : 'failed', why };
  }
}
