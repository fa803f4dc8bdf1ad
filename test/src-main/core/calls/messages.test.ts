// Messages logged by hand: the same once-only delivery as calls, and private parts that leave no trace once the CRM has them.

import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ArgumentOf } from '../../../../src-preload/contract/api.ts';
import { temporaryFolder } from '../../../fakes/core.ts';
import { type PlainCore, plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead, whole } from '../../../fakes/plain-crm.ts';

type Message = ArgumentOf<'communication.log'>;

const secrets = ['Sujet-4f1c9a', 'Corps-77b0e2', 'moi-90ab@garage.example'] as const;
const url = 'https://video.example/v-5d2e81';

function message(core: PlainCore, part: Partial<Message> = {}): Message {
  return {
    method: 'sms',
    leadId: 1000,
    direction: 'outgoing',
    executedAt: core.app.clock.now(),
    description: 'A word',
    emailSubject: null,
    emailBody: null,
    emailUser: null,
    url: null,
    ...part,
  };
}

function email(core: PlainCore, part: Partial<Message> = {}): Message {
  const [emailSubject, emailBody, emailUser] = secrets;
  return message(core, { method: 'email', emailSubject, emailBody, emailUser, ...part });
}

async function log(core: PlainCore, one: Message): Promise<string> {
  return (await core.app.ask('communication.log', one)).callId;
}

const posts = (core: PlainCore) =>
  core.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body ?? '') as object);

/** The files of the data folder that hold a text, in any of the bytes that lie on the disk. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

describe('a message logged by hand', () => {
  it('leaves it open when the lead was last called', async () => {
    const core = await plainCore();
    await log(core, message(core));
    const { leads } = await core.app.ask('leads.page', { before: null, limit: 10, own: false });
    expect(leads.map(({ lastCallAt }) => lastCallAt)).toEqual(leads.map(() => null));
    const found = await core.app.ask('leads.search', { text: numberOfLead(0).slice(-7) });
    expect(found.leads).toMatchObject([{ id: 1000, lastCallAt: null }]);
  });

  it('reaches the CRM once, with the attributes of its method', async () => {
    const core = await plainCore();
    await log(core, message(core, { direction: 'incoming' }));
    await log(core, email(core, { leadId: 1001 }));
    await log(core, message(core, { method: 'video', leadId: 1002, url }));
    await core.pass(5);
    const [text, mail, video] = posts(core);
    expect(text).toEqual({
      lead_id: 1000,
      method: 'sms',
      type: 'incoming',
      executed_at: '2026-11-22T15:00:02+00:00',
      executed_by: 70,
      description: 'A word',
    });
    const [email_subject, email_body, email_user] = secrets;
    expect(mail).toMatchObject({ method: 'email', type: 'outgoing', email_subject, email_body, email_user });
    expect(video).toMatchObject({ method: 'video', url });
    expect(posts(core)).toHaveLength(3);
    expect(core.app.core.snapshot().delivery.balance['in-crm']).toBe(3);
  });

  it('stands in the list among the calls', async () => {
    const core = await plainCore();
    const callId = await log(core, message(core));
    const { rows } = await core.app.ask('calls.page', {
      before: null,
      limit: 10,
      standing: null,
      missed: false,
      leadId: 1000,
      search: '',
    });
    expect(rows).toMatchObject([{ id: callId, method: 'sms', number: null, outcome: null, note: 'A word' }]);
  });

  it('is looked for by its method before it is sent again, and found', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      const answer = truth();
      return request.method === 'POST' ? { ok: false, sent: true, status: null, problem: 'reset' } : answer;
    };
    const callId = await log(core, message(core));
    await core.pass(400);
    expect(posts(core)).toHaveLength(1);
    expect((await core.row(callId)).delivery).toMatchObject({ state: 'synced', crmId: core.crm.ledger[0]?.id });
  });

  it('is not taken for a message of another method at the same second', async () => {
    const core = await plainCore();
    let lost = true;
    core.fate = (request, truth) => {
      if (request.method !== 'POST' || !lost) return truth();
      // The CRM's own phone system noted something of the same second meanwhile; the message never arrived.
      const { method: _, ...rest } = JSON.parse(request.body ?? '') as Record<string, unknown>;
      core.crm.answer({ ...request, body: JSON.stringify({ ...rest, method: 'email' }) });
      lost = false;
      return { ok: false, sent: true, status: null, problem: 'reset' };
    };
    await log(core, message(core));
    await core.pass(600);
    expect(core.crm.ledger.map(({ method }) => method)).toEqual(['email', 'sms']);
  });

  it('never shares its second with another one of the same direction', async () => {
    const core = await plainCore();
    for (let times = 0; times < 3; times += 1) await log(core, message(core));
    await core.pass(10);
    expect(new Set(core.crm.ledger.map(({ executed_at }) => executed_at)).size).toBe(3);
  });

  it('is corrected by its description alone', async () => {
    const core = await plainCore();
    const callId = await log(core, email(core));
    await core.pass(5);
    await core.app.ask('call.note', { callId, note: 'Better words' });
    await core.pass(10);
    const puts = core.requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body ?? ''));
    expect(puts).toEqual([{ description: 'Better words' }]);
    expect(await core.app.refuse('call.outcome', { callId, outcome: 'answered', duration: 1 })).toMatchObject({
      code: 'deed-not-possible',
    });
  });

  it('is refused where it belongs to nobody, to the future, or has parts of another method', async () => {
    const core = await plainCore();
    const refusal = async (one: Message) => (await core.app.refuse('communication.log', one)).code;
    expect(await refusal(message(core, { leadId: 5 }))).toBe('no-such-lead');
    expect(await refusal(message(core, { executedAt: core.app.clock.now() + 120_000 }))).toBe('in-the-future');
    expect(await refusal(message(core, { emailBody: 'x' }))).toBe('bad-argument');
    expect(await refusal(message(core, { method: 'email', url }))).toBe('bad-argument');
    expect(await refusal(message(core, { method: 'video', url: 'file:///etc/passwd' }))).toBe('bad-argument');
  });
});

describe('what can’t be read back', () => {
  it('is in no file once the CRM has it', async () => {
    const core = await plainCore();
    core.fate = () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' });
    // Many, and long enough to fill pages of their own.
    for (let one = 0; one < 40; one += 1) {
      await log(core, email(core, { leadId: 1000 + (one % 5), emailBody: `${secrets[1]} ${'x'.repeat(one * 300)}` }));
    }
    await log(core, message(core, { method: 'video', url }));
    expect(filesWith(core.app.folder, secrets[1])).not.toEqual([]);
    core.fate = null;
    await core.pass(120);
    expect(core.app.core.snapshot().delivery.balance['in-crm']).toBe(41);
    for (const secret of [...secrets, url]) expect(filesWith(core.app.folder, secret)).toEqual([]);
  });

  it('is in no file once a lost message was found', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      const answer = truth();
      return request.method === 'POST' ? whole(503, {}) : answer;
    };
    await log(core, email(core));
    await core.pass(60);
    expect(filesWith(core.app.folder, secrets[0])).not.toEqual([]);
    await core.pass(400);
    expect(core.app.core.snapshot().delivery.balance['in-crm']).toBe(1);
    for (const secret of secrets) expect(filesWith(core.app.folder, secret)).toEqual([]);
  });

  it('is in no file once the agent said which one it is', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      if (request.method !== 'POST') return truth();
      core.crm.answer(request);
      core.crm.answer(request);
      return whole(503, {});
    };
    const callId = await log(core, email(core));
    await core.pass(400);
    const crmId = (await core.row(callId)).delivery?.candidates[0] ?? 0;
    await core.app.ask('call.claim', { callId, crmId });
    await core.pass(10);
    for (const secret of secrets) expect(filesWith(core.app.folder, secret)).toEqual([]);
  });

  it('is in no answer to a window, nor in the table', async () => {
    const core = await plainCore();
    core.fate = (request, truth) =>
      request.method === 'POST'
        ? whole(422, { message: `No: ${secrets[1]}`, errors: { email_body: [`No: ${secrets[1]}`] } })
        : truth();
    const callId = await log(core, email(core));
    await core.pass(10);
    const exporting = core.app.ask('calls.export', null);
    await core.pass(1);
    const table = readFileSync((await exporting).path, 'utf8');
    const seen = JSON.stringify([core.app.core.snapshot(), await core.app.ask('calls.read', { callId })]);
    for (const secret of secrets) expect(seen + table).not.toContain(secret);
    expect((await core.row(callId)).delivery).toMatchObject({
      state: 'parked',
      parked: 'refused',
      message: null,
      fields: [{ name: 'email_body', words: null }],
    });
    expect(core.app.notices).toEqual([{ kind: 'parked-message', callId }]);
  });

  it('stays with a message that is kept here, and goes along when it is sent after all', async () => {
    const core = await plainCore();
    let refusing = true;
    core.fate = (request, truth) => (request.method === 'POST' && refusing ? whole(403, {}) : truth());
    const callId = await log(core, email(core));
    await core.pass(10);
    await core.app.ask('call.keep-here', { callId });
    refusing = false;
    await core.app.ask('call.send', { callId });
    await core.pass(10);
    expect(posts(core).at(-1)).toMatchObject({ email_body: secrets[1] });
    for (const secret of secrets) expect(filesWith(core.app.folder, secret)).toEqual([]);
  });

  it('is wiped by the next start where the app died right after delivery', async () => {
    const core = await plainCore();
    await log(core, email(core));
    await core.pass(1.5);
    expect(core.app.core.snapshot().delivery.balance['in-crm']).toBe(1);
    const folder = temporaryFolder();
    cpSync(core.app.folder, folder, { recursive: true, filter: (path) => !/lock\.db|-shm$/.test(path) });
    expect(filesWith(folder, secrets[0])).not.toEqual([]);
    const after = await plainCore(5, { folder });
    await after.pass(5);
    for (const secret of secrets) expect(filesWith(folder, secret)).toEqual([]);
  });

  it('gives no hash away: an attempt knows the hash of the rest alone', async () => {
    const core = await plainCore();
    await log(core, email(core));
    await core.pass(5);
    const db = new Database(join(core.app.folder, 'calls.db'), { readonly: true });
    const hashes = db.prepare(`SELECT body_hash FROM attempts WHERE kind = 'post'`).pluck().all();
    db.close();
    const { email_subject: _, email_body: __, email_user: ___, ...rest } = posts(core)[0] as Record<string, unknown>;
    expect(hashes).toEqual([createHash('sha256').update(JSON.stringify(rest)).digest('hex')]);
  });
});
