import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { languages } from '../../../src-preload/contract/settings.ts';
import { readChangelog } from '../../../src-renderer/about/changelog.ts';

const [en, fr] = languages.map((language) =>
  readChangelog(readFileSync(join(import.meta.dirname, `../../../resources/changelog/${language}.md`), 'utf8')),
);

describe('the changelog', () => {
  it('tells of this version first', () => {
    expect(en?.[0]?.version).toBe(manifest.version);
  });

  it('tells the same in both languages', () => {
    expect(fr?.map(shape)).toEqual(en?.map(shape));
    expect(en?.flatMap(({ parts }) => parts).every(({ title, items }) => title !== '' && items.length > 0)).toBe(true);
  });

  it('gives each version its date', () => {
    expect(en?.filter(({ date }) => Number.isNaN(Date.parse(date)))).toEqual([]);
  });
});

function shape({ version, date, parts }: ReturnType<typeof readChangelog>[number]) {
  return { version, date, items: parts.map(({ items }) => items.length) };
}
