// Bodies made to fill a computer's memory, against a process of its own.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { nested, pour } from './bodies.ts';
import { hostileCrm, leadPages, posts, type Twist, tell } from './hostile-crm.ts';

const run = promisify(execFile);
const cap = 10_000_000;
const megabytesAllowed = 50;

const fill = (start: string, piece: string, end: string): Twist => {
  const body = `${start}${piece.repeat(Math.floor((cap - 1000) / piece.length))}${end}`;
  return (response, truth) => {
    truth();
    response.writeHead(200).end(body);
  };
};

const bodies: Record<string, Twist> = {
  'nothing strange': (response, truth) => tell(response, truth()),
  '100 MB without sense': (response, truth) => pour(response, truth, '\u0000'.repeat(65_536), 100_000_000),
  '100 MB of JSON': (response, truth) => pour(response, truth, '{"data":{"id":1}},', 100_000_000),
  'a text as long as bodies may be': fill('{"data":"', 'é', '"}'),
  'as many objects as fit': fill('{"data":[', '{},', '{}]}'),
  'as many numbers as fit': fill('{"data":[', '1,', '1]}'),
  'as many names as fit': fill('{"data":{', '"":1,', '"":1}}'),
  'as much depth as fits': fill('{"data":', '[', ''),
  'whole depth': (response, truth) => {
    truth();
    response.writeHead(200).end(nested(900_000));
  },
};

it.each(Object.keys(bodies))('keeps the process small: %s', async (name) => {
  const server = await hostileCrm();
  const twist = bodies[name];
  const baselineDone = () => server.crm.ledger.length > 0;
  if (twist) {
    server.twist((request) => leadPages(request) && baselineDone(), twist);
    server.twist((request) => posts(request) && baselineDone(), twist);
  }
  const child = join(import.meta.dirname, 'memory-child.ts');
  const { stdout } = await run(process.execPath, ['--expose-gc', child, server.url], {
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  const { grewBy } = JSON.parse(stdout) as { grewBy: number };
  expect(server.crm.ledger).toHaveLength(2);
  expect(grewBy).toBeLessThan(megabytesAllowed);
});
