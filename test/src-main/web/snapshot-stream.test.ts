// The stream of snapshots by itself: its keep-alive lines, and that it takes a snapshot no sooner than it is read.
import { describe, expect, it, vi } from 'vitest';
import { openSnapshotStreams } from '../../../src-main/web/snapshot-stream.ts';
import { fakeCore } from './fake-core.ts';

describe('openSnapshotStreams', () => {
  it('sends a blank line after a silence, and goes on', async () => {
    const core = fakeCore();
    const reader = openSnapshotStreams(core, 5).open().getReader();
    const text = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    expect(await text()).toContain('"revision":0');
    expect(await text()).toBe('\n');
    expect(await text()).toBe('\n');
    core.change();
    expect(await text()).toContain('"revision":1');
    await reader.cancel();
    expect(core.listeners.size).toBe(0);
  });

  it('takes a snapshot only when it is read', async () => {
    const core = fakeCore();
    const taken = vi.spyOn(core, 'snapshot');
    const reader = openSnapshotStreams(core).open().getReader();
    for (let i = 0; i < 50; i += 1) core.change();
    expect(taken).not.toHaveBeenCalled();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"revision":50');
    expect(taken).toHaveBeenCalledOnce();
    await reader.cancel();
  });

  it('ends every stream when it closes, the waiting ones too', async () => {
    const core = fakeCore();
    const streams = openSnapshotStreams(core);
    const reader = streams.open().getReader();
    await reader.read();
    const next = reader.read();
    streams.close();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(core.listeners.size).toBe(0);
  });
});
