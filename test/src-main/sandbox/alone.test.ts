import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxForTest } from './caller.ts';

const program = new URL('../../../src-main/sandbox/alone.ts', import.meta.url).pathname;

function run(...words: string[]) {
  const child = spawn(process.execPath, [program, ...words]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  return { child, said, ended: once(child, 'close') };
}

describe('the sandbox as a program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says where it listens, serves, and ends cleanly on %s', async (signal) => {
    const { child, said, ended } = run('--port', '0', '--key', 'abc', '--leads', '12');
    await once(child.stdout, 'data');
    expect(said.out).toMatch(/^Sandbox CRM at http:\/\/127\.0\.0\.1:\d+\/v2 \(key: abc\)\n$/);
    const url = /http:\S+/.exec(said.out)?.[0] ?? '';
    const answer = await fetch(`${url}/leads`, { headers: { authorization: 'Bearer abc' } });
    expect(await answer.json()).toMatchObject({ meta: { total: 12 } });
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(said.err).toBe('');
  });

  it('explains its options', async () => {
    const { said, ended } = run('--help');
    expect(await ended).toEqual([0, null]);
    for (const option of ['--port', '--leads', '--seed', '--state', '--key', '--help'])
      expect(said.out).toContain(option);
  });

  it.each([
    [['--prot', '1'], '--prot'],
    [['--leads', 'many'], '--leads takes a whole number'],
    [['--port', '70000'], '--port takes a whole number'],
    [['--seed', '-1'], '--seed'],
    [['extra'], 'extra'],
  ])('names the mistake in %j', async (words, named) => {
    const { said, ended } = run(...words);
    expect(await ended).toEqual([2, null]);
    expect(said.err).toContain(named);
    expect(said.out).toBe('');
  });

  it('says that its port is taken', async () => {
    const { port } = new URL((await sandboxForTest()).url);
    const { said, ended } = run('--port', port);
    expect(await ended).toEqual([1, null]);
    expect(said.err).toContain(`Port ${port} is taken`);
  });
});
