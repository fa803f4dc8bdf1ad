import { expect, it } from 'vitest';
import type { Connection, DeliverySummary } from '../../../src-preload/contract/snapshot.ts';
import { concernOf } from '../../../src-renderer/frame/concern.ts';
import { snapshot } from '../preview/scenes.ts';

it('tells nothing where all is well', () => {
  expect(concern()).toBe(null);
});

it('tells the worst first: a refused key before being offline', () => {
  expect(concern({ reach: 'unreachable' }, { paused: 'key-refused' })).toBe('key-refused');
  expect(concern({ reach: 'unreachable' }, { paused: 'rate-limited' })).toBe('offline');
});

it('tells a key that was never answered from a CRM that was lost', () => {
  expect(concern({ stage: 'key-given', reach: 'unreachable' }, { paused: 'not-connected' })).toBe('key-given');
  expect(concern({ reach: 'unreachable' })).toBe('offline');
  expect(concern({ stage: 'none' })).toBe('not-connected');
});

function concern(connection: Partial<Connection> = {}, delivery: Partial<DeliverySummary> = {}) {
  const whole = snapshot();
  return concernOf({
    ...whole,
    connection: { ...whole.connection, ...connection },
    delivery: { ...whole.delivery, ...delivery },
  });
}
