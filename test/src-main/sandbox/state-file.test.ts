import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../src-main/sandbox/sandbox.ts';
import { callTo1001, dataOf, sandboxForTest, send } from './caller.ts';

function stateFileForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'new', 'state.ndjson');
}

describe('the state file', () => {
  it('brings back what was sent, and never gives an id twice', async () => {
    const stateFile = stateFileForTest();
    const first = await sandboxForTest({ stateFile, seed: 3 });
    const call = dataOf(await send(first, 'POST', '/communications', callTo1001()));
    await send(first, 'PUT', `/communications/${call.id}`, { description: 'Corrigé' });
    const phones = [{ number: '+15145559876' }];
    const lead = dataOf(await send(first, 'POST', '/leads?include[]=phones', { type: 'phone', phones }));
    await send(first, 'POST', '/lead/1002/notes', { content: 'Note' });
    await first.close();

    const second = await sandboxForTest({ stateFile, seed: 3 });
    expect(second.ledger.communications()).toEqual(first.ledger.communications());
    expect(second.ledger.leads()).toEqual(first.ledger.leads());
    expect(second.ledger.notes()).toEqual(first.ledger.notes());
    expect(dataOf(await send(second, 'GET', `/leads/${lead.id}?include[]=phones`))).toEqual(lead);
    const next = dataOf(await send(second, 'POST', '/communications', callTo1001()));
    const used = [...first.ledger.communications(), ...first.ledger.notes()].map((one) => one.id);
    expect(Number(next.id)).toBeGreaterThan(Math.max(...used, Number(lead.id)));
  });

  it('is readable by its owner only', async () => {
    const stateFile = stateFileForTest();
    await sandboxForTest({ stateFile });
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  });

  it('ignores a last line that was torn off, and goes on from there', async () => {
    const stateFile = stateFileForTest();
    const first = await sandboxForTest({ stateFile });
    await send(first, 'POST', '/communications', callTo1001());
    await first.close();
    const whole = readFileSync(stateFile, 'utf8');
    appendFileSync(stateFile, '{"communication":{"id":50000');

    const second = await sandboxForTest({ stateFile });
    expect(readFileSync(stateFile, 'utf8')).toBe(whole);
    await send(second, 'POST', '/communications', callTo1001());
    await second.close();
    const third = await sandboxForTest({ stateFile });
    expect(third.ledger.communications()).toHaveLength(2);
  });

  it('remembers its seed and its number of leads, and refuses another seed', async () => {
    const stateFile = stateFileForTest();
    const first = await sandboxForTest({ stateFile, seed: 8, leads: 60 });
    await first.close();
    const second = await startSandbox({ stateFile });
    expect(second.ledger.leads()).toEqual(first.ledger.leads());
    await second.close();
    await expect(startSandbox({ stateFile, seed: 9 })).rejects.toThrow('made with seed 8, not 9');
  });

  it('is refused, with the line at fault, where it holds something else', async () => {
    const stateFile = stateFileForTest();
    await (await sandboxForTest({ stateFile })).close();
    writeFileSync(stateFile, `${readFileSync(stateFile, 'utf8')}not JSON\n`);
    await expect(startSandbox({ stateFile })).rejects.toThrow('line 2');
  });

  it('holds every call that was answered when the process is killed', async () => {
    const stateFile = stateFileForTest();
    const program = new URL('../../../src-main/sandbox/alone.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, '--port', '0', '--leads', '20', '--state', stateFile]);
    const ended = once(child, 'exit');
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(child.stdout, 'data');
    const url = /http:\S+/.exec(String(line))?.[0] ?? '';
    const answered: unknown[] = [];
    const post = async () => {
      const response = await fetch(`${url}/communications`, {
        method: 'POST',
        headers: { authorization: 'Bearer sandbox-key' },
        body: JSON.stringify(callTo1001()),
      });
      answered.push(Object(await response.json()).data.id);
    };
    for (let count = 0; count < 20; count += 1) await post();
    const last = Promise.allSettled([post(), post(), post()]);
    child.kill('SIGKILL');
    await Promise.all([ended, last]);

    const sandbox = await startSandbox({ stateFile });
    onTestFinished(() => sandbox.close());
    expect(sandbox.ledger.communications().map((one) => one.id)).toEqual(expect.arrayContaining(answered));
    expect(answered.length).toBeGreaterThanOrEqual(20);
  });
});
