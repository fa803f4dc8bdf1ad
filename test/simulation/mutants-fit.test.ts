// A mutant that no longer finds the line it switches off is told in a moment, not after a run of the simulation.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { pullMutants } from './pull-mutants.ts';

it.each([...mutants, ...pullMutants])('finds what it changes: $name', ({ edits }) => {
  const root = join(import.meta.dirname, '../..');
  for (const { file, find } of edits) expect(readFileSync(join(root, file), 'utf8')).toContain(find);
});
