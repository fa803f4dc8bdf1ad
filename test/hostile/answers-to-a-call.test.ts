// Whatever a CRM answers to a call it has taken, the call is in it once, tied to its own communication.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nested, pour, reset } from './bodies.ts';
import { connectedTo, delivered, hostileCrm, leadReads, logCall, posts, puts, say, type Twist } from './hostile-crm.ts';

const zeros = '\u0000'.repeat(65_536);

/** Answers that say nothing readable about what was done. */
const senseless: Record<string, Twist> = {
  'a body of 100 MB': (response, truth) => pour(response, truth, zeros, 100_000_000),
  'JSON of 100 MB': (response, truth) => pour(response, truth, '{"data":{"id":1}},', 100_000_000),
  'JSON 10,000 deep': say(nested(10_000)),
  'JSON 3 million deep': say(nested(3_000_000)),
  'broken UTF-8': say(Buffer.from([0x7b, 0x22, 0xff, 0xc3, 0x28, 0x22, 0x3a])),
  nothing: say(''),
  'a page of a captive portal': say('<html>', 200, { 'content-type': 'text/html' }),
  'a list': say('[]'),
  'a text': say('"ok"'),
  null: say('null'),
  'an id in a list': say('{"data":{"id":[1]}}'),
  'an id of text': say('{"data":{"id":"5001"}}'),
  'an id of 0': say('{"data":{"id":0}}'),
  'a negative id': say('{"data":{"id":-5001}}'),
  'half an id': say('{"data":{"id":5001.5}}'),
  'an id that JSON rounds': say('{"data":{"id":9007199254740993}}'),
  'an endless id': say('{"data":{"id":1e999}}'),
  'an id behind __proto__': say('{"data":{"__proto__":{"id":4999}},"__proto__":{"data":{"id":4999}}}'),
  'an id behind constructor': say('{"data":{"constructor":{"prototype":{"id":4999}}}}'),
  'a gzip bomb': say(gzipSync(Buffer.alloc(50_000_000)), 201, { 'content-encoding': 'gzip' }),
  'a brotli name on plain bytes': say('{"data":{"id":4999}}', 201, { 'content-encoding': 'br' }),
  'a flood of headers': (response, truth) => {
    truth();
    const flood = Array.from({ length: 2000 }, (_, place) => [`x-${place}`, 'x'.repeat(100)]);
    response.writeHead(201, Object.fromEntries(flood)).end('{}');
  },
  'a reset in mid-body': (response, truth) => {
    truth();
    response.writeHead(201, { 'content-length': '1000' });
    response.write('{"data":', () => reset(response));
  },
  'a success without a body': say('', 204),
  'a status nobody knows': say('{}', 599),
};

describe('a call that the CRM took', () => {
  it.each(Object.keys(senseless))('is looked up and tied to its own communication after %s', async (name) => {
    const server = await hostileCrm();
    const app = await connectedTo(server);
    server.twist(posts, senseless[name] ?? say(''));
    const callId = await logCall(app);
    await delivered(app, 1);
    const { row } = await app.ask('calls.read', { callId });
    expect(row.delivery?.crmId).toBe(server.crm.ledger[0]?.id);
    expect(server.requests.filter(posts)).toHaveLength(1);
    expect(app.logged).toEqual([]);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('id');
  });

  it('is looked up when the answer names the communication of another call', async () => {
    const server = await hostileCrm();
    const app = await connectedTo(server);
    const first = await logCall(app, 0);
    await delivered(app, 1);
    server.twist(posts, say(JSON.stringify({ data: server.crm.ledger[0] })));
    const second = await logCall(app, 1);
    await delivered(app, 2);
    const ids = await Promise.all([first, second].map((callId) => app.ask('calls.read', { callId })));
    expect(ids.map(({ row }) => row.delivery?.crmId)).toEqual(server.crm.ledger.map(({ id }) => id));
    expect(server.requests.filter(posts)).toHaveLength(2);
  });

  it('takes the last of two ids in one object, as JSON does', async () => {
    const server = await hostileCrm();
    const app = await connectedTo(server);
    server.twist(posts, say('{"data":{"id":"no","id":5001}}'));
    const callId = await logCall(app);
    await delivered(app, 1);
    expect((await app.ask('calls.read', { callId })).row.delivery?.crmId).toBe(5001);
  });

  it('stays in doubt while its lead cannot be read, and is found when it can', async () => {
    const server = await hostileCrm();
    const app = await connectedTo(server);
    server.twist(posts, say('{}'));
    for (const name of ['a body of 100 MB', 'JSON 10,000 deep', 'a gzip bomb', 'a flood of headers', 'a list']) {
      server.twist(leadReads, senseless[name] ?? say(''));
    }
    await logCall(app);
    await delivered(app, 1);
    expect(server.requests.filter(leadReads).length).toBeGreaterThan(5);
    expect(server.requests.filter(posts)).toHaveLength(1);
  });

  it('takes an edit once it is readable that it did', async () => {
    const server = await hostileCrm();
    const app = await connectedTo(server, { confirmAfter: 1000 });
    const callId = await logCall(app);
    await delivered(app, 1);
    for (const name of ['JSON 10,000 deep', 'an id of 0', 'broken UTF-8'])
      server.twist(puts, senseless[name] ?? say(''));
    await app.ask('call.note', { callId, note: 'Rappeler' });
    await delivered(app, 1);
    expect(server.crm.ledger).toMatchObject([{ description: 'Rappeler' }]);
    expect(server.requests.filter(puts)).toHaveLength(4);
  });
});

describe('a CRM that says no in strange words', () => {
  const strange: Record<string, string> = {
    'JSON 10,000 deep': nested(10_000),
    'errors without end': `{"errors":{${Array.from({ length: 50_000 }, (_, place) => `"field${place}":[]`).join(',')}}}`,
    'a message of 5 MB': JSON.stringify({ message: 'x'.repeat(5_000_000) }),
    'marks that turn text around': '{"message":"\\u202eevil\\u0000","errors":{"__proto__":["x"],"constructor":["x"]}}',
    'a list of messages': '{"message":["a"],"errors":"b"}',
  };

  it.each(Object.keys(strange))('parks the call in plain sight: %s', async (name) => {
    const server = await hostileCrm();
    const app = await connectedTo(server);
    server.twist(posts, (response) => response.writeHead(422).end(strange[name]));
    const callId = await logCall(app);
    await app.until('it is parked', ({ delivery }) => delivery.balance['needs-you'] === 1);
    const { row } = await app.ask('calls.read', { callId });
    expect(row.delivery).toMatchObject({ state: 'parked', parked: 'refused', status: 422 });
    expect(JSON.stringify(row).length).toBeLessThan(10_000);
    await app.ask('call.send', { callId });
    await delivered(app, 1);
    expect(server.crm.ledger).toHaveLength(1);
  });
});
