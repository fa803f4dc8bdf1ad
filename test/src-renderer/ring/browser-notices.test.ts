// A ring shows one notification, and takes it with it.
import { describe, expect, it } from 'vitest';
import { ringNotices } from '../../../src-renderer/ring/browser-notices.ts';
import { ringing } from '../preview/scenes.ts';

function notices() {
  const log: string[] = [];
  const { follow } = ringNotices((call) => {
    log.push(`show ${call.id}`);
    return () => log.push(`remove ${call.id}`);
  });
  return { log, follow };
}

const one = ringing({ id: 'one' });
const two = ringing({ id: 'two' });

describe('ringNotices', () => {
  it('shows each ring once and removes it when it is over', () => {
    const { log, follow } = notices();
    follow([one], true);
    follow([one, two], true);
    follow([two], true);
    follow([], true);
    expect(log).toEqual(['show one', 'show two', 'remove one', 'remove two']);
  });

  it('removes a silenced one, and shows it no more', () => {
    const { log, follow } = notices();
    follow([one], true);
    follow([{ ...one, silenced: true }], true);
    follow([{ ...one, silenced: true }], true);
    expect(log).toEqual(['show one', 'remove one']);
  });

  it('doesn’t come up late for a ring that began while it wasn’t wanted', () => {
    const { log, follow } = notices();
    follow([one], false);
    follow([one], true);
    expect(log).toEqual([]);
  });
});
