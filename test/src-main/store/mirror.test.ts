// What the mirror remembers of itself is what its file holds, also after a transaction that was undone.

import { describe, expect, it } from 'vitest';
import {
  mirrorAccount,
  pullCursor,
  resetMirror,
  savePullCursor,
  witnessAttempt,
  witnessedAttempt,
} from '../../../src-main/store/mirror.ts';
import { inTransaction, openLeads } from '../../../src-main/store/open.ts';

const cursor = (completedAt: number) => ({ newest: null, reached: null, completedAt });

describe('the mirror', () => {
  it('tells what was written last', () => {
    const db = openLeads(':memory:');
    expect(pullCursor(db)).toBeNull();
    savePullCursor(db, cursor(1));
    expect(pullCursor(db)).toEqual(cursor(1));
    savePullCursor(db, cursor(2));
    expect(pullCursor(db)).toEqual(cursor(2));
  });

  it('tells what a transaction has written within it, and what was there before once it is undone', () => {
    const db = openLeads(':memory:');
    savePullCursor(db, cursor(1));
    expect(pullCursor(db)).toEqual(cursor(1));
    const undone = () =>
      inTransaction(db, () => {
        savePullCursor(db, cursor(2));
        expect(pullCursor(db)).toEqual(cursor(2));
        throw new Error('undone');
      });
    expect(undone).toThrow('undone');
    expect(pullCursor(db)).toEqual(cursor(1));
  });

  it('forgets all but the witness when it becomes the mirror of another account', () => {
    const db = openLeads(':memory:');
    savePullCursor(db, cursor(1));
    witnessAttempt(db, 7);
    expect([mirrorAccount(db), pullCursor(db), witnessedAttempt(db)]).toEqual([null, cursor(1), 7]);
    inTransaction(db, () => resetMirror(db, 71));
    expect([mirrorAccount(db), pullCursor(db), witnessedAttempt(db)]).toEqual([71, null, 7]);
  });
});
