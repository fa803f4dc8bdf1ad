// The build that `npm start` runs, only where what is built is missing or older than what it is built from.

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds the app in this project folder if needed, silently. Returns what the build said where it failed, else null.
 */
export function buildIfStale(project: string): string | null {
  if (!isStale(project)) return null;
  const builder = join(project, 'node_modules/electron-vite/bin/electron-vite.js');
  const build = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: project,
    encoding: 'utf8',
  });
  return build.status === 0 ? null : `${build.stdout ?? ''}${build.stderr ?? ''}`;
}

/** True where one of the entries is missing, or older than any file that goes into the build. */
export function isStale(project: string): boolean {
  const oldest = Math.min(...entries.map((path) => changedAt(join(project, path)) ?? 0));
  const newest = Math.max(...sources.flatMap((path) => changesIn(join(project, path))));
  return oldest <= newest;
}

const entries = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/ring.html',
];

const sources = [
  'src-main',
  'src-preload',
  'src-renderer',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** Epoch milliseconds of a file, or of all files in a folder and of the folder itself, which tells of deleted ones. */
function changesIn(path: string): number[] {
  const here = statSync(path, { throwIfNoEntry: false });
  if (here === undefined) return [];
  const below = here.isDirectory() ? readdirSync(path).flatMap((name) => changesIn(join(path, name))) : [];
  return [here.mtimeMs, ...below];
}

function changedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
