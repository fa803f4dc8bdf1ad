// The licences of everything that ships with the app, gathered at each build from the packages that the source imports and
// those they need. The page reads them as `virtual:licences`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

export interface Licence {
  /** As in `react 19.3.1`. */
  readonly packages: readonly string[];
  /** SPDX expression. */
  readonly licence: string;
  /** The text as the packages carry it; empty where they carry none. */
  readonly text: string;
}

/** Makes the plugin that answers `virtual:licences`, for the project in the folder `root`. */
export function licencesPlugin(root: string): Plugin {
  const name = 'virtual:licences';
  return {
    name: 'licences',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export const licences = ${JSON.stringify(gatherLicences(root))};` : null),
  };
}

/** Gathers the licences, packages with the same words together. @throws where a package has no licence at all. */
export function gatherLicences(root: string): readonly Licence[] {
  const found = new Map<string, { packages: string[]; licence: string; text: string }>();
  for (const [folder, manifest] of shipped(root)) {
    const licence = manifest.license;
    if (licence === undefined) throw new Error(`ship ${manifest.name}: it has no licence`);
    const text = textIn(folder) || standardText(licence);
    const key = licence + text;
    const group = found.get(key) ?? { packages: [], licence, text };
    group.packages.push(`${manifest.name} ${manifest.version}`);
    found.set(key, group);
  }
  return [...found.values()].toSorted((a, b) => (a.packages[0] ?? '').localeCompare(b.packages[0] ?? ''));
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Every package that ships, by its folder. Electron is the program that everything runs in. */
function shipped(root: string): ReadonlyMap<string, Manifest> {
  const all = new Map<string, Manifest>();
  const take = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === null || all.has(folder)) return;
    // The file is a package's own manifest; npm has read it already.
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    all.set(folder, manifest);
    // What Electron's package needs is only there to fetch the program.
    if (name === 'electron') return;
    for (const needed of Object.keys(manifest.dependencies ?? {})) take(needed, folder);
  };
  for (const name of importedPackages(root)) take(name, root);
  return all;
}

/** Looks where Node would: in the package's own node_modules, then in those above it. Null where it isn't installed. */
function folderOf(name: string, from: string): string | null {
  const place = join(from, 'node_modules', name);
  if (existsSync(join(place, 'package.json'))) return place;
  const above = resolve(from, '..');
  return above === from ? null : folderOf(name, above);
}

function importedPackages(root: string): ReadonlySet<string> {
  const files = ['src-main', 'src-preload', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
  const named = files.flatMap((text) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'.][^']*)'/g)].map(([, from]) => from ?? ''),
  );
  return new Set(
    named
      .filter((from) => !/^(?:node|virtual):/.test(from))
      .map((from) => from.split('/', from.startsWith('@') ? 2 : 1).join('/')),
  );
}

function textIn(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.|$|-)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

/** Some packages name their licence and carry no copy of it: its own words, where they are the same for everyone. */
function standardText(licence: string): string {
  const file = join(import.meta.dirname, 'licence-texts', `${licence}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
