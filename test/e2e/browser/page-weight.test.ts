// How much the page weighs on its way into a browser, fonts apart.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const assets = resolve(import.meta.dirname, '../../../out/renderer/assets');
const allowed = 350_000;

it('is at most 350 kB of scripts and styles, gzipped, all pieces together', () => {
  const weights = readdirSync(assets)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  console.log(`The page weighs ${Math.round(total / 1000)} kB of ${allowed / 1000}, gzipped.`);
  expect(weights.length).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(allowed);
});
