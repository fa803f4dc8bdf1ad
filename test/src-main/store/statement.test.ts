// Queries are compiled once, however often their parameters are bound.

import { describe, expect, it } from 'vitest';
import { openCalls } from '../../../src-main/store/open.ts';
import { writeSetting } from '../../../src-main/store/settings.ts';
import { statement } from '../../../src-main/store/statement.ts';

describe('a statement', () => {
  it('is the same one for the same text', () => {
    const db = openCalls(':memory:');
    expect(statement(db, 'SELECT 1')).toBe(statement(db, 'SELECT 1'));
  });

  it.each([
    ['SELECT id FROM calls WHERE id = ? LIMIT ?', 'SELECT id FROM calls WHERE id = likely(?) LIMIT likely(?)'],
    [`WITH one AS (SELECT 1) SELECT ':no', '?' FROM one`, `WITH one AS (SELECT 1) SELECT ':no', '?' FROM one`],
    ['SELECT :a -- who?\n', 'SELECT likely(:a) -- who?\n'],
    ['UPDATE calls SET note = ? WHERE id = ?', 'UPDATE calls SET note = ? WHERE id = ?'],
  ])('hides the parameters of a query from the planner: %s', (sql, source) => {
    expect(statement(openCalls(':memory:'), sql).source).toBe(source);
  });

  it('is not compiled again when it runs again, beside a join and a LIMIT', () => {
    const db = openCalls(':memory:');
    for (const key of ['a', 'b']) writeSetting(db, key, key);
    const joined = `
      SELECT one.key
      FROM settings AS one
      JOIN settings AS other ON other.key = one.key
      WHERE one.value = ?
      ORDER BY one.key
      LIMIT ?`;
    const [plain, kept] = [db.prepare(joined), statement<[string, number]>(db, joined)];
    for (const one of [plain, kept]) one.all('"a"', 10);
    // Were the first one 0, the library would have learnt it, and this app's own rule could go.
    expect(rowShapesMade(() => plain.all('"b"', 10))).toBe(1);
    expect(rowShapesMade(() => kept.all('"b"', 10))).toBe(0);
  });

  it('takes numbers and texts as they are, and finds them by index', () => {
    const db = openCalls(':memory:');
    expect(statement<[number, string], object>(db, 'SELECT typeof(?) AS a, typeof(?) AS b').get(1, '1')).toEqual({
      a: 'real',
      b: 'text',
    });
    const plan = statement<[string], { detail: string }>(db, 'SELECT * FROM calls WHERE id = ?').source;
    expect(JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${plan}`).all('x'))).toContain('sqlite_autoindex_calls_1');
  });
});

/** Counts the row shapes that the library makes while something runs: it makes a new one whenever SQLite has compiled anew. */
function rowShapesMade(run: () => void): number {
  const original = globalThis.Function;
  let made = 0;
  globalThis.Function = new Proxy(original, {
    apply(target, self, args) {
      made += 1;
      return Reflect.apply(target, self, args);
    },
  });
  try {
    run();
  } finally {
    globalThis.Function = original;
  }
  return made;
}
