// Another network is noticed once, and the same one never.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchNetwork } from '../../../src-main/computer/network-watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('tells of each change of the addresses, once, until it is stopped', () => {
  let addresses = 'eth0 192.168.1.20/24';
  let changes = 0;
  const stop = watchNetwork(
    () => {
      changes += 1;
    },
    1_000,
    () => addresses,
  );
  vi.advanceTimersByTime(5_000);
  expect(changes).toBe(0);
  addresses = 'wlan0 10.0.0.7/8';
  vi.advanceTimersByTime(5_000);
  expect(changes).toBe(1);
  addresses = '';
  vi.advanceTimersByTime(1_000);
  expect(changes).toBe(2);
  stop();
  addresses = 'eth0 192.168.1.20/24';
  vi.advanceTimersByTime(5_000);
  expect(changes).toBe(2);
});
