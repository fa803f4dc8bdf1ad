import { describe, expect, it } from 'vitest';
import { callTo1001, dataOf, fieldsOf, listOf, sandboxForTest, send, stoppedClock } from './caller.ts';

describe('adding a communication', () => {
  it('keeps what was sent and returns it with an id, a user and times', async () => {
    const sandbox = await sandboxForTest({ now: stoppedClock().now });
    const answer = await send(sandbox, 'POST', '/communications', callTo1001());
    expect(answer.status).toBe(201);
    expect(dataOf(answer)).toEqual({
      id: expect.any(Number),
      lead_id: 1001,
      user_id: 9000002,
      created_at: '2026-11-21T15:00:00+00:00',
      updated_at: '2026-11-21T15:00:00+00:00',
      executed_at: '2026-11-21T14:05:09+00:00',
      method: 'phone',
      type: 'outgoing',
      description: 'Veut un essai routier.',
      call_duration: 62,
      call_phone: '+14385550142',
      call_status: 'answered',
      email_subject: null,
      email_body: null,
      email_user: null,
      url: null,
    });
  });

  it('makes two of two identical requests, with rising ids', async () => {
    const sandbox = await sandboxForTest();
    const first = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    const second = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    expect(Number(second.id)).toBeGreaterThan(Number(first.id));
    expect(sandbox.ledger.communications()).toHaveLength(2);
  });

  it('is read back through its lead, newest first', async () => {
    const sandbox = await sandboxForTest();
    const added = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    const lead = dataOf(await send(sandbox, 'GET', '/leads/1001?include[]=communications'));
    expect(lead.communications).toEqual([added, ...pastOf(lead)]);
  });

  it('moves the updated_at of its lead', async () => {
    const sandbox = await sandboxForTest({ now: stoppedClock().now });
    await send(sandbox, 'POST', '/communications', callTo1001());
    expect(dataOf(await send(sandbox, 'GET', '/leads/1001')).updated_at).toBe('2026-11-21T15:00:00+00:00');
  });

  it('leaves blank what was not sent, and takes the key owner and the present', async () => {
    const sandbox = await sandboxForTest({ now: stoppedClock().now });
    const sent = { lead_id: 1001, method: 'sms', type: 'incoming' };
    expect(dataOf(await send(sandbox, 'POST', '/communications', sent))).toMatchObject({
      user_id: 9000001,
      executed_at: '2026-11-21T15:00:00+00:00',
      description: null,
      call_duration: null,
      call_phone: null,
      call_status: null,
    });
  });

  it.each([
    ['2026-11-21T09:05:09.999-05:00', '2026-11-21T14:05:09+00:00'],
    ['2026-11-21T14:05:09Z', '2026-11-21T14:05:09+00:00'],
    ['2026-11-21T14:05:09', '2026-11-21T14:05:09+00:00'],
    ['2026-11-21', '2026-11-21T00:00:00+00:00'],
  ])('reads executed_at %s as %s', async (sent, kept) => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'POST', '/communications', callTo1001({ executed_at: sent }));
    expect(dataOf(answer).executed_at).toBe(kept);
  });

  it.each([
    ['lead_id', { lead_id: undefined }],
    ['lead_id', { lead_id: 999_999 }],
    ['method', { method: undefined }],
    ['method', { method: 'fax' }],
    ['type', { type: undefined }],
    ['type', { type: 'internal' }],
    ['executed_at', { executed_at: 'yesterday' }],
    ['executed_at', { executed_at: '2026-02-31T10:00:00Z' }],
    ['executed_by', { executed_by: 42 }],
    ['call_duration', { call_duration: -1 }],
    ['call_duration', { call_duration: 1.5 }],
    ['call_phone', { call_phone: '438 555-0142' }],
    ['call_status', { call_status: 'busy' }],
    ['call_status', { call_status: 'interrupted' }],
    ['call_status', { type: 'incoming', call_status: 'attempted' }],
    ['call_status', { type: 'incoming', call_status: 'pending' }],
    ['call_status', { type: 'incoming', call_status: 'unanswered' }],
    ['email_body', { email_body: 'Bonjour' }],
    ['url', { url: 'https://video.example/1' }],
  ])('refuses %s in %j, naming it, and keeps nothing', async (field, changes) => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'POST', '/communications', callTo1001(changes));
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual([field]);
    expect(sandbox.ledger.communications()).toHaveLength(0);
  });

  it('refuses call attributes on anything but a phone call', async () => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'POST', '/communications', callTo1001({ method: 'sms' }));
    expect(fieldsOf(answer)).toEqual(['call_duration', 'call_phone', 'call_status']);
  });

  it.each([
    ['outgoing', ['answered', 'attempted', 'calling', 'error', 'pending', 'unanswered']],
    ['incoming', ['answered', 'interrupted', 'calling', 'error']],
  ])('accepts the statuses of an %s call', async (type, statuses) => {
    const sandbox = await sandboxForTest();
    for (const call_status of statuses) {
      const answer = await send(sandbox, 'POST', '/communications', callTo1001({ type, call_status }));
      expect([call_status, answer.status]).toEqual([call_status, 201]);
    }
  });

  it('accepts what is write-only and never gives it back', async () => {
    const sandbox = await sandboxForTest();
    const email = {
      lead_id: 1001,
      method: 'email',
      type: 'outgoing',
      email_subject: 'Votre essai',
      email_body: 'Secret',
    };
    const answer = await send(sandbox, 'POST', '/communications', email);
    expect(answer.status).toBe(201);
    expect(dataOf(answer)).toMatchObject({ email_subject: null, email_body: null, email_user: null, url: null });
  });

  it.each(['{"lead_id":', '', '[]', 'null', '"phone"'])('answers 400 to the body %j', async (body) => {
    const sandbox = await sandboxForTest();
    expect((await send(sandbox, 'POST', '/communications', body)).status).toBe(400);
  });
});

describe('changing a communication', () => {
  it('changes only what is sent, and never created_at', async () => {
    const clock = stoppedClock();
    const sandbox = await sandboxForTest({ now: clock.now });
    const added = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    clock.advance(60_000);
    const change = { description: null, call_duration: 90, created_at: '2020-01-01T00:00:00+00:00' };
    const answer = await send(sandbox, 'PUT', `/communications/${added.id}`, change);
    expect(answer.status).toBe(200);
    expect(dataOf(answer)).toEqual({
      ...added,
      description: null,
      call_duration: 90,
      updated_at: '2026-11-21T15:01:00+00:00',
    });
  });

  it('checks the result as a whole', async () => {
    const sandbox = await sandboxForTest();
    const { id } = dataOf(await send(sandbox, 'POST', '/communications', callTo1001({ call_status: 'attempted' })));
    expect(fieldsOf(await send(sandbox, 'PUT', `/communications/${id}`, { type: 'incoming' }))).toEqual([
      'call_status',
    ]);
    expect(fieldsOf(await send(sandbox, 'PUT', `/communications/${id}`, { lead_id: 1002 }))).toEqual(['lead_id']);
  });

  it.each(['999', '0', 'abc', '-1'])('answers 404 for the id %s', async (id) => {
    const sandbox = await sandboxForTest();
    expect((await send(sandbox, 'PUT', `/communications/${id}`, { description: 'x' })).status).toBe(404);
  });
});

describe('a recording', () => {
  const upload = async (url: string, key: string, field: string, name: string) => {
    const form = new FormData();
    form.set(field, new Blob(['RIFF....WAVE'], { type: name.endsWith('.wav') ? 'audio/wav' : 'text/plain' }), name);
    return fetch(url, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: form });
  };

  it('is taken as a multipart file, and a second one takes its place', async () => {
    const sandbox = await sandboxForTest();
    const { id } = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    const url = `${sandbox.url}/communications/${id}/recording`;
    const answer = await upload(url, sandbox.key, 'recording', 'call.wav');
    expect([answer.status, await answer.json()]).toEqual([200, { message: expect.any(String) }]);
    await upload(url, sandbox.key, 'recording', 'again.wav');
    expect(sandbox.ledger.recordings()).toEqual([{ communication_id: id, bytes: 12, content_type: 'audio/wav' }]);
  });

  it('is refused in another field, in another format, as JSON, or for no communication', async () => {
    const sandbox = await sandboxForTest();
    const { id } = dataOf(await send(sandbox, 'POST', '/communications', callTo1001()));
    const url = `${sandbox.url}/communications/${id}/recording`;
    expect((await upload(url, sandbox.key, 'file', 'call.wav')).status).toBe(422);
    expect((await upload(url, sandbox.key, 'recording', 'call.txt')).status).toBe(422);
    expect((await send(sandbox, 'POST', `/communications/${id}/recording`, {})).status).toBe(422);
    const nowhere = `${sandbox.url}/communications/7/recording`;
    expect((await upload(nowhere, sandbox.key, 'recording', 'call.wav')).status).toBe(404);
  });
});

function pastOf(lead: Record<string, unknown>): readonly unknown[] {
  return Array.isArray(lead.communications) ? lead.communications.slice(1) : [];
}

describe('the communications of a lead', () => {
  it('include the past of made-up leads, each under its own lead', async () => {
    const sandbox = await sandboxForTest();
    const leads = listOf(await send(sandbox, 'GET', '/leads?per_page=100&include[]=communications'));
    const past = leads.flatMap((lead) =>
      (Array.isArray(lead.communications) ? lead.communications : []).map((one) => [one.lead_id, lead.id]),
    );
    expect(past.length).toBeGreaterThan(20);
    expect(past.filter(([of, id]) => of !== id)).toEqual([]);
  });
});
