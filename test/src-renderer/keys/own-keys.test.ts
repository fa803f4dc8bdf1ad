import { describe, expect, it } from 'vitest';
import { keyEntry, keyIds } from '../../../src-renderer/keys/key-map.ts';
import { chordOf, matchKey, type Pressed } from '../../../src-renderer/keys/match-key.ts';
import { clashes, isReserved, keysAsTheyCome, keysOf, refusalOf } from '../../../src-renderer/keys/own-keys.ts';

const noLetters = { keys: {}, letterKeys: false };

describe('the keys as they come', () => {
  it('never clash', () => {
    expect(clashes(keysAsTheyCome)).toEqual([]);
  });

  it('take none from the browser, the system, a screen reader or a field', () => {
    const changeable = keyIds.filter((id) => keyEntry(id).native !== true && !movesInList.includes(id));
    const taken = changeable.flatMap((id) => keyEntry(id).keys.filter(isReserved));
    expect(taken).toEqual([]);
  });

  it('leave every deed a key where single letters are off', () => {
    const reachedOtherwise = ['dial-number', 'calls-next', 'calls-previous'];
    const without = keyIds.filter((id) => keysOf(id, noLetters).length === 0);
    expect(without.filter((id) => !reachedOtherwise.includes(id))).toEqual([]);
  });
});

describe('a key of the agent’s own', () => {
  const own = { keys: { 'log-call': 'alt+5' }, letterKeys: true };

  it('takes the place of those in the table', () => {
    expect(keysOf('log-call', own)).toEqual(['alt+5']);
    expect(matchKey(key('5', { alt: true }), 'text', null, ['log-call'], own)).toMatchObject({ id: 'log-call' });
    expect(matchKey(key('l'), 'page', null, ['log-call'], own)).toEqual({ kind: 'none' });
  });

  it('is refused where a deed that may be possible at the same time has it', () => {
    expect(refusalOf('log-call', 'alt+h', own)).toEqual({ kind: 'taken', by: 'deed-hang-up' });
    expect(refusalOf('deed-hang-up', 'alt+5', own)).toEqual({ kind: 'taken', by: 'log-call' });
  });

  it('may be shared by deeds of two screens, which are never possible at once', () => {
    expect(refusalOf('dial-keypad', 'c', own)).toBeNull();
    expect(refusalOf('calls-edit', 'c', own)).toEqual({ kind: 'taken', by: 'calls-call-back' });
  });

  it('may be the key that the deed has already', () => {
    expect(refusalOf('log-call', 'alt+5', own)).toBeNull();
    expect(refusalOf('calls-edit', 'e', own)).toBeNull();
  });

  it.each([
    '5',
    '+',
    'enter',
    'escape',
    'tab',
    'mod+c',
    'mod+w',
    'mod+shift+k',
    'mod+alt+x',
    'arrowdown',
    'f5',
    'alt+d',
    'alt+f4',
  ])('is refused where it is %s', (one) => {
    expect(refusalOf('log-call', one, keysAsTheyCome)).toEqual({ kind: 'reserved' });
  });

  it('is refused as a single letter where those are off, and answers nothing there', () => {
    expect(refusalOf('log-call', 'v', noLetters)).toEqual({ kind: 'letter' });
    expect(matchKey(key('l'), 'page', null, ['log-call'], noLetters)).toEqual({ kind: 'none' });
    expect(matchKey(key('g'), 'page', null, ['screen-dial'], noLetters)).toEqual({ kind: 'none' });
    expect(matchKey(key('1', { mod: true, code: 'Digit1' }), 'page', null, ['screen-dial'], noLetters)).toMatchObject({
      id: 'screen-dial',
    });
  });
});

describe('a pressed key, to be kept', () => {
  it('is written as the table writes it', () => {
    expect(chordOf(key('k', { mod: true }))).toBe('mod+k');
    expect(chordOf(key('K', { shift: true }))).toBe('k');
    expect(chordOf(key('K', { mod: true, shift: true }))).toBe('mod+shift+k');
    expect(chordOf(key('F2'))).toBe('f2');
    expect(chordOf(key('?', { shift: true, code: 'Slash' }))).toBe('?');
  });

  it('is its place on the keyboard where Alt writes another letter', () => {
    expect(chordOf(key('˙', { alt: true, code: 'KeyH' }))).toBe('alt+h');
  });

  it('is nothing while only Ctrl, Alt or Shift is held', () => {
    expect(chordOf(key('Control', { mod: true }))).toBeNull();
    expect(chordOf(key('Shift', { shift: true }))).toBeNull();
  });
});

/** Keys of the focused list, which answers them as every list does. */
const movesInList = [
  'calls-next',
  'calls-previous',
  'calls-open',
  'finish',
  'close',
  'leads-next',
  'leads-previous',
  'leads-open',
  'today-previous',
  'today-next',
];

function key(name: string, part: Partial<Pressed> = {}): Pressed {
  const code = name.length === 1 ? `Key${name.toUpperCase()}` : name;
  return { key: name, code, alt: false, shift: false, mod: false, ...part };
}
