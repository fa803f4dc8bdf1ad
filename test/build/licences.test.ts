import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherLicences } from '../../build/licences.ts';

const licences = gatherLicences(resolve(import.meta.dirname, '../..'));
const packages = licences.flatMap((licence) => licence.packages);

describe('the licences that ship with the app', () => {
  it('name what the source imports, what that needs in turn, and the program it runs in', () => {
    for (const name of ['react', 'react-dom', 'zod', 'scheduler', 'electron', '@fontsource-variable/inter']) {
      expect(packages.some((one) => one.startsWith(`${name} `))).toBe(true);
    }
    expect(packages.filter((one) => /^(vitest|typescript|playwright-core) /.test(one))).toEqual([]);
  });

  it('come with their words', () => {
    expect(licences.filter(({ text }) => text === '').flatMap((licence) => licence.packages)).toEqual([]);
  });

  it('are all of a kind that lets the app be passed on', () => {
    const free = new Set([
      'MIT',
      'ISC',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'Apache-2.0',
      'OFL-1.1',
      '0BSD',
      'BlueOak-1.0.0',
    ]);
    expect(licences.filter(({ licence }) => !free.has(licence)).map((one) => [one.licence, one.packages])).toEqual([]);
  });
});
