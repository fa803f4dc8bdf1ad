// Where `npm start` gives up on Electron, and that it says why.
import { describe, expect, it } from 'vitest';
import { fitElectron, type Surroundings } from '../../../src-main/launch/electron-fit.ts';

const desktop: Surroundings = {
  platform: 'linux',
  env: { DISPLAY: ':0' },
  isRoot: false,
  switches: [],
  find: () => '/electron',
  canSandbox: () => true,
};

function reason(change: Partial<Surroundings>): string | null {
  const fit = fitElectron({ ...desktop, ...change });
  return fit.ok ? null : fit.reason;
}

describe('fitElectron', () => {
  it('runs on a desktop, on X11 and on Wayland', () => {
    expect(fitElectron(desktop)).toEqual({ ok: true, program: '/electron' });
    expect(reason({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
  });

  it('needs a display on Linux only', () => {
    expect(reason({ env: {} })).toMatch(/display/);
    expect(reason({ env: {}, platform: 'darwin' })).toBeNull();
  });

  it('asks root for --no-sandbox, and a system that forbids the sandbox too', () => {
    expect(reason({ isRoot: true })).toMatch(/root/);
    expect(reason({ canSandbox: () => false })).toMatch(/sandbox/);
    expect(reason({ isRoot: true, canSandbox: () => false, switches: ['--no-sandbox'] })).toBeNull();
  });

  it('says so where the program is nowhere to be had', () => {
    expect(reason({ find: () => null })).toMatch(/fetched/);
  });

  it('fetches nothing where the program could not run anyway', () => {
    let fetched = false;
    const find = (): null => {
      fetched = true;
      return null;
    };
    reason({ env: {}, find });
    reason({ isRoot: true, find });
    expect(fetched).toBe(false);
  });
});
