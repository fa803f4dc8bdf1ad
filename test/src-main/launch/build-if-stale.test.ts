// When `npm start` builds.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from '../../../src-main/launch/build-if-stale.ts';

const built = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/ring.html',
];
let project: string;

function write(path: string, seconds: number): void {
  const full = join(project, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, '');
  utimesSync(full, seconds, seconds);
}

/** Sources from second 100, a build from second 200. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'stale-'));
  for (const path of ['src-main/core/app.ts', 'src-renderer/index.html', 'package.json']) write(path, 100);
  for (const path of built) write(path, 200);
  for (const path of ['src-main/core', 'src-main', 'src-renderer']) utimesSync(join(project, path), 100, 100);
});

afterEach(() => rmSync(project, { recursive: true }));

describe('isStale', () => {
  it('is content with a build newer than every source', () => {
    expect(isStale(project)).toBe(false);
  });

  it.each(built)('builds where %s is missing', (path) => {
    rmSync(join(project, path));
    expect(isStale(project)).toBe(true);
  });

  it('builds after a change deep in a source folder, or in the package', () => {
    write('src-main/core/app.ts', 300);
    expect(isStale(project)).toBe(true);
    write('src-main/core/app.ts', 100);
    write('package.json', 300);
    expect(isStale(project)).toBe(true);
  });

  it('builds after a source was deleted', () => {
    rmSync(join(project, 'src-main/core/app.ts'));
    expect(isStale(project)).toBe(true);
  });
});
