// The text for someone who helps: what it has to hold, and what can't be in it whatever was typed, kept or logged.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileLog } from '../../../../src-main/computer/log.ts';
import { harmlessLine } from '../../../../src-main/core/upkeep/support.ts';
import { startSandbox } from '../../../../src-main/sandbox/sandbox.ts';
import { temporaryFolder, testCore } from '../../../fakes/core.ts';

const secrets = {
  key: 'key-4b7f00d5c0ffee',
  name: 'Geneviève Côté',
  user: 'Lavoie',
  number: '514 555-0199',
  digits: '5145550199',
  note: 'Veut essayer la CX-5 samedi',
  typed: 'Marguerite TREMBLAY',
  email: 'genevieve@exemple.test',
};

it('holds what helps, and no number, name, note, address or key', async () => {
  const folder = temporaryFolder();
  const log = fileLog(join(folder, 'offhook.log'), Date.now);
  const crm = await startSandbox({ leads: 5, key: secrets.key });
  onTestFinished(() => crm.close());
  const app = testCore({
    folder,
    connect: { url: crm.url, key: secrets.key },
    ports: { log },
  });
  const { connection } = await app.until('who is it?', ({ connection }) => connection.stage === 'needs-user');
  await app.ask('connection.choose-user', { userId: connection.users[0]?.id ?? 0 });
  await app.until('the leads are in', ({ pull }) => pull.leads === 5);
  await app.ask('settings.change', { keys: { 'log-call': 'alt+j' }, recentDeeds: [secrets.typed] });
  await app.ask('call.log', {
    text: secrets.number,
    extension: null,
    leadId: null,
    direction: 'outgoing',
    outcome: 'answered',
    startedAt: Date.UTC(2026, 10, 20),
    duration: 61,
    note: secrets.note,
  });
  // Nothing logs such things; a fault's message might quote them all the same.
  log.write('request-fault', { method: 'call.note', problem: `SQLITE_BUSY: ${secrets.note} for ${secrets.typed}` });
  log.write('pull-fault', { problem: `no lead ${secrets.name} at ${secrets.number}`, number: 5_145_550_199 });
  log.write(secrets.typed, { note: secrets.note, [secrets.typed]: true, key: secrets.key, email: secrets.email });

  const { text } = await app.ask('support.prepare', null);
  const held = Object.values(secrets).filter((secret) => text.includes(secret));
  expect(held).toEqual([]);
  expect(text).not.toContain(folder);
  expect(text).not.toMatch(/côté|tremblay|marguerite|lavoie|geneviève/i);

  const told = JSON.parse(text);
  expect(told).toMatchObject({
    offhook: '0.0.0',
    shell: { kind: 'browser', secrets: 'file' },
    settings: { theme: 'system', region: 'CA', letterKeys: true },
    connection: { stage: 'connected', reach: 'reachable' },
    pull: { leads: 5 },
  });
  expect(told.checks).toContainEqual(expect.objectContaining({ id: 'crm', finding: 'reached' }));
  expect(told.log).toContainEqual(
    expect.objectContaining({ event: 'request-fault', method: 'call.note', problem: 'SQLITE_BUSY' }),
  );

  const { path } = await app.ask('support.write', null);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('keeps of a line of the log what only a machine writes', () => {
  const line = (facts: object) => harmlessLine(JSON.stringify({ event: 'pull-fault', ...facts }));
  expect(line({ problem: 'SqliteError: database is locked' })).toEqual({
    event: 'pull-fault',
    problem: 'SqliteError database is locked',
  });
  expect(line({ problem: 'connect ECONNREFUSED 10.1.2.3:443', page: 4, endless: true })).toEqual({
    event: 'pull-fault',
    problem: 'ECONNREFUSED',
    page: 4,
    endless: true,
  });
  expect(line({ problem: 'EMILE TREMBLAY' })).toEqual({ event: 'pull-fault', problem: '(left out)' });
  expect(harmlessLine('half a li')).toEqual({ event: '(unreadable)' });
});
