// How a child's end becomes the end of `npm start`.
import { describe, expect, it } from 'vitest';
import { cannotLoad, runChild } from '../../../src-main/launch/run-child.ts';

describe('runChild', () => {
  it('ends with the code of its child', async () => {
    expect(await runChild(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  });

  it('tells of a signal as a shell does', async () => {
    expect(await runChild(process.execPath, ['-e', "process.kill(process.pid, 'SIGKILL')"])).toBe(128 + 9);
  });

  it('tells of a program that is not there as the loader does', async () => {
    expect(await runChild('/no/such/program', [])).toBe(cannotLoad);
  });

  it('leaves no signal handler behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await runChild(process.execPath, ['-e', '']);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
