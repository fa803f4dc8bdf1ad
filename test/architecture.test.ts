// The arrows between folders: who may import whom, and the few files that touch Electron, SQLite and HTTP servers.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Each folder and the folders that it may import from, itself aside. Entries are the files at the top of src-main. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'src-preload/contract': [],
  'src-preload': ['src-preload/contract'],
  'src-renderer': ['src-preload/contract', 'resources'],
  'src-main/store': ['src-preload/contract'],
  'src-main/crm': ['src-preload/contract'],
  'src-main/line': ['src-preload/contract'],
  'src-main/sandbox': ['src-preload/contract', 'src-main'],
  'src-main/core': ['src-preload/contract', 'src-main/store', 'src-main/crm', 'src-main/line'],
  'src-main/computer': ['src-preload/contract', 'src-main/core', 'src-main'],
  'src-main/page': [],
  'src-main/launch': ['src-preload/contract', 'src-main'],
  'src-main/electron': [
    'src-preload/contract',
    'src-main/core',
    'src-main/computer',
    'src-main/page',
    'src-main',
    'resources',
  ],
  'src-main/web': ['src-preload/contract', 'src-main/core', 'src-main/page', 'src-main'],
};

/** Modules that only some places may name. */
const guarded: Readonly<Record<string, (file: string) => boolean>> = {
  electron: (file) =>
    file === 'src-main/index.ts' || file === 'src-preload/index.ts' || folderOf(file) === 'src-main/electron',
  'better-sqlite3': (file) => folderOf(file) === 'src-main/store',
  hono: (file) => ['src-main/web', 'src-main/line', 'src-main/sandbox'].includes(folderOf(file)),
  '@hono/node-server': (file) => ['src-main/web', 'src-main/line', 'src-main/sandbox'].includes(folderOf(file)),
  'node:http': (file) => ['src-main/web', 'src-main/line', 'src-main/sandbox'].includes(folderOf(file)),
  undici: (file) => folderOf(file) === 'src-main/crm',
  react: (file) => folderOf(file) === 'src-renderer',
  zustand: (file) => folderOf(file) === 'src-renderer',
};

interface Import {
  readonly file: string;
  readonly from: string;
  /** Types alone: gone before anything runs. */
  readonly typesOnly: boolean;
}

const files = sourceFiles();
const imports = files.flatMap(importsOf);

describe('the arrows', () => {
  it('are checked on files that are there', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
    for (const folder of Object.keys(arrows))
      expect(
        files.some((file) => folderOf(file) === folder),
        folder,
      ).toBe(true);
  });

  it('point only where the design says', () => {
    const wrong = imports.filter(({ file, from }) => {
      const target = targetOf(file, from);
      const allowed = arrows[folderOf(file)];
      return target !== null && allowed && target !== folderOf(file) && !allowed.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('never come from anywhere but the entries into an entry', () => {
    const entries = ['src-main/index.ts', 'src-main/serve.ts', 'src-main/start.ts'];
    const wrong = imports.filter(({ file, from }) => {
      const path = pathOf(file, from);
      return path !== null && entries.includes(path);
    });
    expect(wrong).toEqual([]);
  });

  it('make no circle of modules that need each other to load', () => {
    const graph = new Map(files.map((file) => [file, [] as string[]]));
    for (const { file, from } of imports.filter(({ typesOnly }) => !typesOnly)) {
      const path = pathOf(file, from);
      if (path !== null && graph.has(path)) graph.get(file)?.push(path);
    }
    expect(circleIn(graph)).toBeNull();
  });
});

describe('modules with a door of their own', () => {
  it.each(Object.keys(guarded))('%s', (module) => {
    const users = imports.filter(({ from }) => from === module || from.startsWith(`${module}/`));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ file }) => !guarded[module]?.(file))).toEqual([]);
  });
});

describe('what runs anywhere', () => {
  it('names neither Node nor Electron nor a shell', () => {
    const wrong = imports.filter(
      ({ file, from }) =>
        folderOf(file) === 'src-preload/contract' &&
        !from.startsWith('.') &&
        !['zod', 'libphonenumber-js/max'].includes(from),
    );
    expect(wrong).toEqual([]);
  });
});

function sourceFiles(): readonly string[] {
  return ['src-main', 'src-preload', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

/** Every import and re-export of a file, types included: an arrow is an arrow. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?<what>[^'"]*?)from\s*['"](?<from>[^'"]+)['"]|\bimport\s*\(?\s*['"](?<bare>[^'"]+)['"]/g,
  );
  return [...found].map(({ groups }) => ({
    file,
    from: groups?.from ?? groups?.bare ?? '',
    typesOnly: groups?.what?.startsWith('type ') ?? false,
  }));
}

function pathOf(file: string, from: string): string | null {
  return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), from)) : null;
}

function targetOf(file: string, from: string): string | null {
  const path = pathOf(file, from);
  return path === null ? null : folderOf(path);
}

/** The architectural folder that a file belongs to: the longest one of the table, else its first folder. */
function folderOf(path: string): string {
  const folders = Object.keys(arrows).filter((folder) => path.startsWith(`${folder}/`));
  const longest = folders.sort((a, b) => b.length - a.length)[0];
  return longest ?? (dirname(path).split('/')[0] || path);
}

function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
}
