import { describe, expect, it } from 'vitest';
import { keyEntry, keyIds } from '../../../src-renderer/keys/key-map.ts';
import { matchKey, type Pressed, worksWhileTyping } from '../../../src-renderer/keys/match-key.ts';

const everything = keyIds;

describe('a key that is drawn', () => {
  it('is told apart from those that are text in a field', () => {
    const drawn = ['alt+u', 'mod+enter', 'escape', 'f1', 'u', '?', 'g d', 'arrowdown', 'enter', 'shift+enter'];
    expect(drawn.filter(worksWhileTyping)).toEqual(['alt+u', 'mod+enter', 'escape', 'f1']);
  });
});

describe('a pressed key', () => {
  it('does its deed outside of fields, and nothing while typing', () => {
    expect(matchKey(key('h'), 'page', null, ['deed-hang-up'])).toEqual({ kind: 'deed', id: 'deed-hang-up' });
    expect(matchKey(key('h'), 'control', null, ['deed-hang-up'])).toEqual({ kind: 'deed', id: 'deed-hang-up' });
    expect(matchKey(key('h'), 'text', null, ['deed-hang-up'])).toEqual({ kind: 'none' });
  });

  it('does its deed from inside a field with Alt, even where Alt writes another letter', () => {
    expect(matchKey(key('h', { alt: true }), 'text', null, ['deed-hang-up'])).toMatchObject({ id: 'deed-hang-up' });
    const onMac = key('˙', { alt: true, code: 'KeyH' });
    expect(matchKey(onMac, 'text', null, ['deed-hang-up'])).toMatchObject({ id: 'deed-hang-up' });
  });

  it('does nothing where the deed isn’t possible now', () => {
    expect(matchKey(key('h'), 'page', null, ['deed-answer'])).toEqual({ kind: 'none' });
  });

  it('begins a sequence, which the next key ends', () => {
    const screens = ['screen-dial', 'screen-calls'] as const;
    expect(matchKey(key('g'), 'page', null, screens)).toEqual({ kind: 'prefix', key: 'g' });
    expect(matchKey(key('c'), 'page', 'g', screens)).toEqual({ kind: 'deed', id: 'screen-calls' });
    expect(matchKey(key('x'), 'page', 'g', screens)).toEqual({ kind: 'none' });
    expect(matchKey(key('g'), 'text', null, screens)).toEqual({ kind: 'none' });
  });

  it('says "they gave up" with G while a call rings, before it begins a sequence', () => {
    expect(matchKey(key('g'), 'page', null, ['screen-dial', 'deed-give-up'])).toMatchObject({ id: 'deed-give-up' });
  });

  it('knows Ctrl or Cmd with a digit on a keyboard whose digits need Shift', () => {
    const french = key('&', { mod: true, code: 'Digit1' });
    expect(matchKey(french, 'text', null, everything)).toMatchObject({ id: 'screen-dial' });
  });

  it('leaves Enter and the arrows to a control that uses them', () => {
    const calls = ['calls-open', 'calls-next', 'calls-previous'] as const;
    expect(matchKey(key('Enter'), 'page', null, calls)).toMatchObject({ id: 'calls-open' });
    expect(matchKey(key('Enter'), 'control', null, calls)).toEqual({ kind: 'none' });
    expect(matchKey(key('ArrowDown'), 'control', null, calls)).toEqual({ kind: 'none' });
    expect(matchKey(key('Escape'), 'text', null, ['close'])).toMatchObject({ id: 'close' });
  });

  it('leaves alone what the focused element answers by itself', () => {
    expect(matchKey(key('Enter'), 'page', null, ['dial'])).toEqual({ kind: 'none' });
  });

  it('finishes a wrap-up from anywhere with Ctrl or Cmd only', () => {
    expect(matchKey(key('Enter'), 'page', null, ['finish'])).toEqual({ kind: 'none' });
    expect(matchKey(key('Enter', { mod: true }), 'page', null, ['finish'])).toMatchObject({ id: 'finish' });
    expect(matchKey(key('Enter', { mod: true }), 'text', null, ['finish'])).toMatchObject({ id: 'finish' });
  });
});

describe('the table of keys', () => {
  it('gives each key once where both deeds can be possible at once', () => {
    const together = [
      ['everywhere', 'call', 'wrap-up', 'dial'],
      ['everywhere', 'call', 'wrap-up', 'calls'],
    ];
    for (const groups of together) {
      const keys = keyIds
        .filter((id) => groups.includes(keyEntry(id).group) && !keyEntry(id).native)
        .flatMap((id) => [...keyEntry(id).keys]);
      const twice = keys.filter((one, index) => keys.indexOf(one) !== index);
      expect(twice).toEqual([]);
    }
  });
});

function key(name: string, part: Partial<Pressed> = {}): Pressed {
  const code = name.length === 1 ? `Key${name.toUpperCase()}` : name;
  return { key: name, code, alt: false, shift: false, mod: false, ...part };
}
