import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../src-preload/contract/settings.ts';
import { heardOnce, rings, soundNames, tones } from '../../../src-renderer/sounds/sounds.ts';
import { live } from '../preview/fake-bridge.ts';
import { call, snapshot } from '../preview/scenes.ts';

const now = Date.UTC(2026, 10, 22, 15);
const allOn: Settings = {
  ...defaultSettings,
  sounds: {
    ring: { on: true, volume: 50 },
    'call-ended': { on: true, volume: 50 },
    'needs-you': { on: true, volume: 50 },
  },
};
const quiet: Settings = { ...allOn, quietUntil: now + 1 };
const ring = live(call({ id: 'in', direction: 'incoming', origin: 'hook', phase: 'ringing', outcome: null }));
const talk = live(call({ id: 'out', phase: 'talking', outcome: null }));
const needing = (calls: number) => {
  const { delivery } = snapshot();
  return snapshot({ delivery: { ...delivery, balance: { ...delivery.balance, 'needs-you': calls } } });
};

describe('the ring', () => {
  it('is heard while a call rings, and is on from the first start', () => {
    expect(rings(snapshot({ ringing: [ring] }), defaultSettings, now)).toBe(true);
    expect(rings(snapshot(), defaultSettings, now)).toBe(false);
  });

  it('is not heard once silenced, on another call, in quiet hours, or where it is off', () => {
    expect(rings(snapshot({ ringing: [{ ...ring, silenced: true }] }), allOn, now)).toBe(false);
    expect(rings(snapshot({ ringing: [ring], call: talk }), allOn, now)).toBe(false);
    expect(rings(snapshot({ ringing: [ring] }), quiet, now)).toBe(false);
    const off = { ...allOn, sounds: { ...allOn.sounds, ring: { on: false, volume: 50 } } };
    expect(rings(snapshot({ ringing: [ring] }), off, now)).toBe(false);
  });
});

describe('what is heard once', () => {
  it('is the end of the call, not its going behind another one', () => {
    expect(heardOnce(snapshot({ call: talk }), snapshot(), allOn, now)).toEqual(['call-ended']);
    expect(heardOnce(snapshot({ call: talk }), snapshot({ call: ring, alsoOn: [talk] }), allOn, now)).toEqual([]);
  });

  it('is a call more that needs the agent, not one less', () => {
    expect(heardOnce(needing(1), needing(2), allOn, now)).toEqual(['needs-you']);
    expect(heardOnce(needing(2), needing(1), allOn, now)).toEqual([]);
  });

  it('is nothing at the start, in quiet hours, or as the settings come', () => {
    expect(heardOnce(null, needing(3), allOn, now)).toEqual([]);
    expect(heardOnce(snapshot({ call: talk }), needing(3), quiet, now)).toEqual([]);
    expect(heardOnce(snapshot({ call: talk }), needing(3), defaultSettings, now)).toEqual([]);
  });
});

it('makes each sound of whole tones, long enough to begin and end softly', () => {
  for (const name of soundNames) expect(tones[name].every(({ lasts }) => lasts >= 0.1)).toBe(true);
});
