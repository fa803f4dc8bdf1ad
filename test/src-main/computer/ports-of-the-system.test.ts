// The clock, the randomness, the log and the end of the app, as the core gets them in both shells.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeAll } from '../../../src-main/closing.ts';
import { systemClock } from '../../../src-main/computer/clock.ts';
import { fileLog } from '../../../src-main/computer/log.ts';
import { systemRandom } from '../../../src-main/computer/random.ts';
import { languageOfSystem } from '../../../src-main/computer/system-language.ts';

describe('systemClock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs once, after the wait, even past the longest timer of Node', () => {
    const month = 31 * 24 * 3_600_000;
    const run = vi.fn();
    systemClock.after(month, run);
    vi.advanceTimersByTime(month - 1);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it('can be called off at any time of a long wait', () => {
    const run = vi.fn();
    const cancel = systemClock.after(3 * 2 ** 31, run);
    vi.advanceTimersByTime(2 ** 32);
    cancel();
    vi.advanceTimersByTime(2 ** 33);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('systemRandom', () => {
  it('makes UUIDs of version 7 that hold their time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
        const id = systemRandom.id(now);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
      }),
    );
  });

  it('makes another one each time, and fractions below 1', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => systemRandom.id(0))).size).toBe(1_000);
    for (let i = 0; i < 1_000; i += 1) {
      const fraction = systemRandom.fraction();
      expect(fraction >= 0 && fraction < 1).toBe(true);
    }
  });
});

describe('fileLog', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes a JSON line an event, for this account only', () => {
    const path = join(folder, 'log');
    const log = fileLog(path, () => 0);
    log.write('started');
    log.write('paused', { status: 401 });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: '1970-01-01T00:00:00.000Z', event: 'started' },
      { at: '1970-01-01T00:00:00.000Z', event: 'paused', status: 401 },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stays within twice its cap, over restarts too, and keeps the newest', () => {
    const path = join(folder, 'log');
    for (let launch = 0; launch < 5; launch += 1) {
      const log = fileLog(path, () => 0, 1_000);
      for (let i = 0; i < 30; i += 1) log.write('event', { launch, i });
    }
    expect(statSync(path).size).toBeLessThanOrEqual(1_000);
    expect(statSync(`${path}.1`).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(path, 'utf8')).toContain('"launch":4,"i":29');
  });

  it('never throws where it cannot write', () => {
    fileLog(join(folder, 'missing', 'log'), () => 0).write('event');
  });
});

describe('closeAll', () => {
  it('runs every step in order, and tells of the ones that failed', async () => {
    const done: string[] = [];
    const problems = await closeAll([
      () => void done.push('first'),
      () => Promise.reject(new Error('no')),
      () => void done.push('last'),
    ]);
    expect(done).toEqual(['first', 'last']);
    expect(problems).toEqual([new Error('no')]);
  });

  it('ends although a step never does', async () => {
    expect(await closeAll([() => new Promise(() => {})], 20)).toHaveLength(1);
  });
});

describe('languageOfSystem', () => {
  it.each([
    [['fr-CA', 'en-CA'], 'fr'],
    [['en_US.UTF-8'], 'en'],
    [['de-DE', 'fr'], 'fr'],
    [['FR'], 'fr'],
    [['fry-NL'], 'en'],
    [[], 'en'],
  ])('speaks for %j: %s', (locales, language) => {
    expect(languageOfSystem(locales)).toBe(language);
  });
});
