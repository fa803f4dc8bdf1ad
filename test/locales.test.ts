import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../resources/locales/en.json';
import fr from '../resources/locales/fr.json';
import shellEn from '../resources/locales/shell-en.json';
import shellFr from '../resources/locales/shell-fr.json';
import { deeds, directions, origins, outcomes, phases } from '../src-preload/contract/call.ts';
import { deliveryStates, doubts, parkReasons, standings } from '../src-preload/contract/delivery.ts';
import { failureCodes } from '../src-preload/contract/failure.ts';
import { findings } from '../src-preload/contract/self-test.ts';
import { keyGroups, keyIds } from '../src-renderer/keys/key-map.ts';
import { settingsSections } from '../src-renderer/store/view.ts';
import { networkTroubles } from '../src-renderer/words/network-trouble.ts';

const words = { en: flat({ ...en, shell: shellEn }), fr: flat({ ...fr, shell: shellFr }) };
const root = join(import.meta.dirname, '..');
/** The page names its keys whole; the shell's stand in files of their own. */
const parts = [
  { source: sources('src-renderer'), groups: Object.keys(en), prefix: '' },
  { source: sources('src-main/electron'), groups: Object.keys(shellEn), prefix: 'shell.' },
  ...['index', 'serve', 'start', 'help-text', 'start-sentence'].map((file) => ({
    source: readFileSync(join(root, `src-main/${file}.ts`), 'utf8'),
    groups: Object.keys(shellEn),
    prefix: 'shell.',
  })),
];

describe('the locale files', () => {
  it('hold the same keys in both languages', () => {
    expect(Object.keys(words.fr).toSorted()).toEqual(Object.keys(words.en).toSorted());
  });

  it('fill in the same values in both languages', () => {
    for (const key of Object.keys(words.en)) {
      expect([key, values(words.fr[key] ?? '')]).toEqual([key, values(words.en[key] ?? '')]);
    }
  });

  it('leave no words empty', () => {
    for (const language of ['en', 'fr'] as const) {
      expect(Object.entries(words[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('hold every key that the code names', () => {
    const known = new Set(Object.keys(words.en).map(bare));
    expect(named().filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold a key for every code of the contract and every entry of the table of keys', () => {
    const expected = [
      ...failureCodes.map((code) => `failure.${code}`),
      ...refusals.map((refusal) => `refusal.${refusal}`),
      ...outcomes.map((outcome) => `outcome.${outcome}`),
      ...deeds.map((deed) => `deed.${deed}`),
      ...phases.map((phase) => `phase.${phase}`),
      ...directions.map((direction) => `direction.${direction}`),
      ...origins.map((origin) => `origin.${origin}`),
      ...standings.map((standing) => `standing.${standing}`),
      ...deliveryStates.map((state) => `delivery.state-${state}`),
      ...parkReasons.map((reason) => `parked.${reason}`),
      ...networkTroubles.map((trouble) => `attempts.trouble-${trouble}`),
      ...doubts.map((doubt) => `doubt.${doubt}`),
      ...keyIds.map((id) => `key-name.${id}`),
      ...keyGroups.map((group) => `key-sheet.group-${group}`),
      ...settingsSections.flatMap((part) => [`settings.part-${part}`, `palette.settings-${part}`]),
      ...Object.keys(findings).map((id) => `check.${id}`),
      ...Object.entries(findings).flatMap(([id, found]) => found.map((one) => `check-found.${id}-${one}`)),
    ];
    const known = new Set(Object.keys(words.en).flatMap((key) => [key, bare(key)]));
    expect(expected.filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    const used = new Set(named());
    const prefixes = built();
    const unused = Object.keys(words.en)
      .map(bare)
      .filter((key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});

describe('the French words', () => {
  it('use the typographic apostrophe, and a no-break space before a colon and inside guillemets', () => {
    const wrong = Object.values(words.fr).filter((text) =>
      /\p{L}'\p{L}|[^\u00a0] ?« | »| :|«[^\u00a0]|[^\u00a0]»/u.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('use no space before a semicolon, a question mark or an exclamation mark, as in Québec', () => {
    expect(Object.values(words.fr).filter((text) => /\s[;?!]/u.test(text))).toEqual([]);
  });
});

const refusals = ['empty', 'not-a-number', 'too-short', 'too-long', 'not-assigned', 'no-such-region', 'too-much-text'];

/** Keys written out in the code: any quoted text that begins with a group of words. */
function named(): readonly string[] {
  return parts.flatMap(({ source, groups, prefix }) =>
    [...source.matchAll(new RegExp(`['"]((?:${groups.join('|')})\\.[a-z0-9.-]+)['"]`, 'g'))].flatMap(([, key]) =>
      key === undefined || notWords.has(key) ? [] : [prefix + key],
    ),
  );
}

/** Beginnings of the keys that the code puts together, such as `failure.` and a code. */
function built(): readonly string[] {
  return parts.flatMap(({ source, groups, prefix }) =>
    [...source.matchAll(new RegExp(`\`((?:${groups.join('|')})\\.[a-z0-9.-]*)\\$\\{`, 'g'))].flatMap(([, start]) =>
      start === undefined ? [] : [prefix + start],
    ),
  );
}

/** Methods of the contract whose group has the name of a group of words. */
const notWords = new Set(
  readFileSync(join(root, 'src-preload/contract/api.ts'), 'utf8').match(/[a-z]+\.[a-z-]+(?=': method)/g),
);

function sources(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

/** A plural's key without its form. */
function bare(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

function values(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([whole]) => whole).toSorted();
}

function flat(node: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
      const here = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'string') return [[here, value]];
      if (typeof value === 'object' && value !== null) return Object.entries(flat(value, here));
      throw new Error(`read the words under ${here}`);
    }),
  );
}
