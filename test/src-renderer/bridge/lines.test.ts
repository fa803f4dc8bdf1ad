import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineSplitter } from '../../../src-renderer/bridge/lines.ts';

it('finds the same lines however the text is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string().filter((line) => !line.includes('\n'))),
      fc.array(fc.nat({ max: 40 })),
      (lines, cuts) => {
        const split = lineSplitter();
        let rest = lines.map((line) => `${line}\n`).join('');
        const found: string[] = [];
        for (const cut of cuts) {
          found.push(...split(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        found.push(...split(rest));
        expect(found).toEqual(lines.filter((line) => line.trim() !== ''));
      },
    ),
  );
});

it('keeps a line back until its end has come', () => {
  const split = lineSplitter();
  expect(split('{"revision":')).toEqual([]);
  expect(split('1}\n')).toEqual(['{"revision":1}']);
});
