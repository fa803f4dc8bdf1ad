// The contrast of every text on every surface, and of every line that outlines a control, computed from the tokens (WCAG 2.2).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src-renderer');
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css') && path !== 'tokens.css')
  .map((path) => ({ path, css: readFileSync(join(folder, path), 'utf8') }));
const tokens = readFileSync(join(folder, 'tokens.css'), 'utf8');

/** What is written on: any of these may lie under any text. */
const surfaces = ['page', 'surface', 'raised', 'sunken', 'hover', 'selected', 'warning-surface', 'danger-surface'];
const texts = ['text', 'quiet', 'accent', 'accent-strong', 'good', 'warning', 'danger'];
/** Solid fills, with the only colour that is written on them. */
const fills = { accent: 'on-accent', 'accent-strong': 'on-accent' };
/** Drawn, never written on. */
const drawn = ['line', 'shade'];

const themes = [
  { theme: 'light', colours: colours(0, false) },
  { theme: 'dark', colours: colours(1, false) },
  { theme: 'high contrast, light', colours: colours(0, true) },
  { theme: 'high contrast, dark', colours: colours(1, true) },
];

describe.each(themes)('in the $theme theme', ({ colours }) => {
  it.each(texts)('%s is read on every surface (AAA, 7:1)', (text) => {
    expect(surfaces.filter((surface) => ratio(colours, text, surface) < 7)).toEqual([]);
  });

  it('what is written on the accent is read (AAA, 7:1)', () => {
    expect(Object.entries(fills).filter(([fill, text]) => ratio(colours, text, fill) < 7)).toEqual([]);
  });

  it('the outlines of controls and of the focus are seen on every surface (AA, 3:1)', () => {
    for (const line of ['control-line', 'accent', 'danger', 'warning']) {
      expect([line, surfaces.filter((surface) => ratio(colours, line, surface) < 3)]).toEqual([line, []]);
    }
  });
});

describe('the style sheets', () => {
  it('write only in colours that were computed', () => {
    const known = [...texts, ...new Set(Object.values(fills))];
    expect(used(/[^-]\bcolor: *([^;}]+)/g).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('write only on surfaces that were computed', () => {
    const known = [...surfaces, ...Object.keys(fills), ...drawn];
    expect(used(/background(?:-color)?: *([^;}]+)/g).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('hold no literal colour', () => {
    const literal = sheets.filter(({ css }) => /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i.test(css));
    expect(literal.map(({ path }) => path)).toEqual([]);
  });
});

/** Names of the colour tokens in the declarations that a pattern finds; anything that is no token is listed as it stands. */
function used(declaration: RegExp): readonly string[] {
  const values = sheets.flatMap(({ css }) => [...css.matchAll(declaration)].map(([, value]) => value?.trim() ?? ''));
  return [...new Set(values)]
    .filter((value) => !['inherit', 'transparent', 'none'].includes(value))
    .map((value) => /^var\(--colour-([a-z-]+)\)$/.exec(value)?.[1] ?? value);
}

function colours(side: 0 | 1, more: boolean): ReadonlyMap<string, string> {
  const usual = tokens.slice(0, tokens.indexOf(':root[data-theme='));
  const high = tokens.slice(tokens.indexOf(':root[data-contrast='), tokens.indexOf('@media (forced-colors'));
  const found = [usual, ...(more ? [high] : [])].flatMap((css) => [
    ...css.matchAll(/--colour-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
  ]);
  return new Map(found.map(([, name = '', ...sides]) => [name, sides[side] ?? '']));
}

function ratio(among: ReadonlyMap<string, string>, one: string, other: string): number {
  const [light, dark] = [luminance(among, one), luminance(among, other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(among: ReadonlyMap<string, string>, name: string): number {
  const hex = among.get(name);
  if (hex === undefined) throw new Error(`find the colour ${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
