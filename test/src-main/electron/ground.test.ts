import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { groundColour } from '../../../src-main/electron/ground.ts';

it('is the colour of the page before there is one, in either theme', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../../src-renderer/tokens.css'), 'utf8');
  expect(tokens).toContain(`--colour-page: light-dark(${groundColour(false)}, ${groundColour(true)});`);
});
