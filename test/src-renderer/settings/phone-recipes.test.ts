// What Settings says to paste, against the listener that hears it: every line of every phone says what it should.

import { expect, it } from 'vitest';
import { recipe } from '../../../src-renderer/settings/phone-recipes.ts';
import { openListener, port } from '../../src-main/line/hooks/open-listener.ts';

const line = (secret: string | null) => ({
  state: 'listening' as const,
  problem: null,
  port,
  secret,
  addresses: ['192.168.1.10'],
  test: 'idle' as const,
  heardAt: null,
  turnedAway: null,
});

it.each(['yealink', 'grandstream', 'snom'] as const)('%s: each address says its event', async (make) => {
  const lan = () => ({ allow: ['192.168.1.20'], addresses: ['192.168.1.10'] });
  const { ask, heard, secret } = openListener({ lan });
  for (const { text } of recipe(make, line(secret))) {
    // As the phone fills it in.
    const filled = text.replace('$remote', 'sip:5145550199@pbx').replace(/\$call[_-]id/, '7');
    const path = filled.replace(/^(?:http:\/\/)?192\.168\.1\.10:\d+/, '');
    expect((await ask(path, { host: `192.168.1.10:${port}`, from: '192.168.1.20' })).status).toBe(204);
  }
  expect(heard.map((event) => [event.make, event.kind])).toEqual(
    ['ringing', 'dialing', 'answered', 'ended', 'missed'].map((kind) => [make, kind]),
  );
  expect(heard.every((event) => event.number === 'sip:5145550199@pbx')).toBe(true);
});

it('MicroSIP: each command posts the number that is added to it', async () => {
  const { ask, heard, secret } = openListener();
  for (const { text } of recipe('microsip', line(secret))) {
    const path = /http:\/\/127\.0\.0\.1:\d+(\S+) --data-raw$/.exec(text)?.[1] ?? '';
    expect((await ask(path, { method: 'POST', body: '5145550199' })).status).toBe(204);
  }
  expect(heard.map((event) => event.kind)).toEqual(['ringing', 'dialing', 'answered', 'ended']);
});

it.each(['shell', 'powershell'] as const)('%s: the command posts an event', async (make) => {
  const { ask, heard, secret } = openListener();
  const text = recipe(make, line(secret))[0]?.text ?? '';
  const body = /'(\{.*\})'$/.exec(text)?.[1] ?? '';
  expect(text).toContain(`http://127.0.0.1:${port}/${secret}/events`);
  expect((await ask(`/${secret}/events`, { method: 'POST', body })).status).toBe(204);
  expect(heard).toMatchObject([{ kind: 'ringing', number: '5145550199' }]);
});

it('says nothing to paste before there is a secret', () => {
  expect(recipe('yealink', line(null))).toEqual([]);
});
