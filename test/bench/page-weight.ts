// What the built page weighs on its way into a browser, fonts apart.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Missing } from './missing.ts';
import { once, own, type Row } from './rows.ts';

/** Weighs the scripts and styles of all of its pages, each gzipped. */
export function pageWeight(): readonly Row[] {
  const assets = join(builtApp(), 'renderer', 'assets');
  const weights = readdirSync(assets)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return [own('the page, gzipped, fonts apart', once(total / 1000), [{ at: 'p50', most: 350 }], 'kB')];
}

/** Returns the folder of the built app. @throws Missing where it wasn't built. */
export function builtApp(): string {
  const folder = resolve(import.meta.dirname, '../../out');
  if (!existsSync(join(folder, 'main', 'index.js'))) throw new Missing('the app is not built: npm run build');
  return folder;
}
