// Leads made from an unknown number: each in the CRM once, or in plain sight, with the calls that wait for it.

import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ArgumentOf } from '../../../../src-preload/contract/api.ts';
import type { NewLead } from '../../../../src-preload/contract/new-lead.ts';
import { temporaryFolder } from '../../../fakes/core.ts';
import { type Fate, type PlainCore, plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead, whole } from '../../../fakes/plain-crm.ts';

const number = '+15145550142';
const person = { firstName: 'Zoé', lastName: 'Gagné', number, language: 'fr', callId: null } as const;

async function create(core: PlainCore, part: Partial<ArgumentOf<'leads.create'>> = {}): Promise<string> {
  return (await core.app.ask('leads.create', { ...person, ...part })).newLeadId;
}

const posts = (core: PlainCore) =>
  core.requests.filter(({ method, url }) => method === 'POST' && url.includes('/leads'));
const inCrm = (core: PlainCore) => core.crm.leads.filter(({ last_name }) => last_name === 'Gagné');
const open = (core: PlainCore): readonly NewLead[] => core.app.core.snapshot().newLeads;

const offline: Fate = () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' });

/** Logs a call with the unknown number; answers its id. */
async function logCall(core: PlainCore, text = '514 555-0142'): Promise<string> {
  const { callId } = await core.app.ask('call.log', {
    text,
    extension: null,
    leadId: null,
    direction: 'incoming',
    outcome: 'answered',
    startedAt: core.app.clock.now(),
    duration: 30,
    note: '',
  });
  return callId;
}

/** Lets each POST of a lead be applied, and its answer be lost, for as long as the function says. */
function losing(core: PlainCore, lost: () => boolean): void {
  core.fate = (request, truth) => {
    const answer = truth();
    const isLead = request.method === 'POST' && request.url.includes('/leads');
    return isLead && lost() ? whole(502, {}) : answer;
  };
}

describe('a new lead', () => {
  it('reaches the CRM with what the agent said, and is known on this computer at once', async () => {
    const core = await plainCore();
    core.fate = offline;
    await create(core);
    expect(open(core)).toMatchObject([{ firstName: 'Zoé', number, state: 'pending' }]);
    core.fate = null;
    await core.pass(40);
    expect(JSON.parse(posts(core)[0]?.body ?? '')).toEqual({
      type: 'phone',
      first_name: 'Zoé',
      last_name: 'Gagné',
      locale: 'fr',
      phones: [{ number }],
    });
    expect(open(core)).toEqual([]);
    expect(JSON.stringify(await core.app.ask('leads.by-number', { number, open: null }))).toContain('Zoé Gagné');
    await core.pass(200);
    expect(inCrm(core)).toHaveLength(1);
  });

  it('tells the CRM of no language that nobody has said', async () => {
    const core = await plainCore();
    await create(core, { language: null });
    await core.pass(3);
    expect(JSON.parse(posts(core)[0]?.body ?? '')).not.toHaveProperty('locale');
  });

  it('is counted among the leads here as soon as the CRM has it, and once', async () => {
    const core = await plainCore();
    const count = () => core.app.core.snapshot().pull.leads;
    expect(count()).toBe(5);
    const answered = core.pass(1);
    await create(core);
    await answered;
    expect([inCrm(core).length, count()]).toEqual([1, 6]);
    await core.pass(4000);
    expect(count()).toBe(6);
  });

  it('takes along the call it was made for, and the others with its number', async () => {
    const core = await plainCore();
    const tied = await logCall(core, '514 555-0177');
    const same = await logCall(core);
    const other = await logCall(core, '514 555-0188');
    core.fate = offline;
    await create(core, { callId: tied });
    expect((await core.row(same)).delivery).toMatchObject({ state: 'needs-lead', newLead: 'Zoé Gagné' });
    expect((await core.row(other)).delivery).toMatchObject({ state: 'needs-lead', newLead: null });
    core.fate = null;
    await core.pass(60);
    const id = inCrm(core)[0]?.id;
    for (const callId of [tied, same]) {
      expect(await core.row(callId)).toMatchObject({ lead: { id }, delivery: { state: 'synced' } });
    }
    expect((await core.row(other)).delivery?.state).toBe('needs-lead');
    expect(core.crm.ledger).toHaveLength(2);
  });

  it('gives its name to the call that is on', async () => {
    const core = await plainCore();
    const { callId } = await core.app.ask('call.start', {
      text: number,
      extension: null,
      leadId: null,
      origin: 'dialer',
    });
    await create(core, { callId });
    await core.pass(3);
    expect(core.app.core.snapshot().call?.lead?.name).toBe('Zoé Gagné');
    await core.app.ask('call.do', { callId, deed: 'no-answer' });
    await core.app.ask('call.file', { callId });
    await core.pass(5);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
  });

  it('is asked about where somebody has the number by now', async () => {
    const core = await plainCore();
    const known = { number: numberOfLead(2) };
    expect(await core.app.refuse('leads.create', { ...person, ...known })).toEqual({
      code: 'lead-known',
      detail: 'Lead 2',
    });
    await create(core, { ...known, anyway: true });
    await core.pass(3);
    expect(inCrm(core)).toHaveLength(1);
  });

  it('is not sent once a colleague has made it, and the agent says which it is', async () => {
    const core = await plainCore();
    const callId = await logCall(core);
    core.fate = (request, truth) =>
      request.method === 'POST' ? { ok: false, sent: false, status: null, problem: 'ENETDOWN' } : truth();
    const newLeadId = await create(core, { callId });
    core.crm.answer({
      method: 'POST',
      url: 'https://crm.test/v2/leads',
      headers: {},
      body: JSON.stringify({ first_name: 'Z.', last_name: 'Gagné', phones: [{ number, extension: null, type: null }] }),
    });
    // How soon the leads are read again depends on how long the sends that fail have held everything up.
    const isRead = async () => (await core.app.ask('leads.by-number', { number, open: null })).leads.length > 0;
    for (let waited = 0; waited < 600 && !(await isRead()); waited += 10) await core.pass(10);
    core.fate = null;
    await core.pass(60);
    expect(open(core)).toMatchObject([{ state: 'parked', parked: 'number-known', candidates: [{ name: 'Z. Gagné' }] }]);
    await core.app.ask('leads.create-choose', { newLeadId, leadId: open(core)[0]?.candidates[0]?.id ?? 0 });
    await core.pass(5);
    expect(open(core)).toEqual([]);
    expect(inCrm(core)).toHaveLength(1);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
  });

  it('is refused without a name, without a number, and twice', async () => {
    const core = await plainCore();
    const refusal = async (part: Partial<ArgumentOf<'leads.create'>>) =>
      (await core.app.refuse('leads.create', { ...person, ...part })).code;
    expect(await refusal({ firstName: ' ', lastName: '' })).toBe('bad-argument');
    expect(await refusal({ number: '911' })).toBe('phone-refused');
    expect(await refusal({ number: '514' })).toBe('phone-refused');
    core.fate = offline;
    await create(core);
    expect(await refusal({ firstName: 'Zoë' })).toBe('lead-being-created');
  });
});

describe('a key that was just given', () => {
  it('sends nothing before the CRM has said whose account it is', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => (request.url.includes('/account') ? whole(503, {}) : truth());
    await core.app.ask('connection.connect', { url: 'https://crm.test/v2', key: 'another-key' });
    await create(core);
    await core.pass(120);
    expect(posts(core)).toEqual([]);
    core.fate = null;
    await core.pass(60);
    expect(posts(core)).toHaveLength(1);
  });
});

describe('a new lead whose answer is lost', () => {
  it('is never sent again before it was looked for, and is found', async () => {
    const core = await plainCore();
    const callId = await logCall(core);
    losing(core, () => true);
    await create(core, { callId });
    await core.pass(60);
    expect(open(core)).toMatchObject([{ state: 'unknown', doubt: 'server-error' }]);
    await core.pass(300);
    expect(posts(core)).toHaveLength(1);
    expect(inCrm(core)).toHaveLength(1);
    expect(open(core)).toEqual([]);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
  });

  it('is sent again after two searches that are whole and don’t have it', async () => {
    const core = await plainCore();
    let drop = true;
    core.fate = (request, truth) => {
      if (request.method !== 'POST' || !drop) return truth();
      drop = false;
      return { ok: false, sent: true, status: null, problem: 'reset' };
    };
    await create(core);
    await core.pass(175);
    expect(posts(core)).toHaveLength(1);
    await core.pass(200);
    expect(posts(core)).toHaveLength(2);
    expect(inCrm(core)).toHaveLength(1);
  });

  it('is the agent’s to settle where the CRM has something like it', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      if (request.method !== 'POST') return truth();
      const body = JSON.stringify({ ...JSON.parse(request.body ?? ''), first_name: 'Zoey' });
      core.crm.answer({ ...request, body });
      return whole(500, {});
    };
    const newLeadId = await create(core);
    await core.pass(300);
    expect(open(core)).toMatchObject([{ parked: 'possible-duplicate', candidates: [{ name: 'Zoey Gagné' }] }]);
    core.fate = null;
    await core.app.ask('leads.create-retry', { newLeadId });
    await core.pass(300);
    expect(open(core)).toEqual([]);
    expect(inCrm(core).map(({ first_name }) => first_name)).toEqual(['Zoey', 'Zoé']);
  });

  it('is the agent’s to settle where the CRM shows only a part of what it finds', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      if (request.method === 'POST') return whole(500, {});
      if (!request.url.includes('filter[name]')) return truth();
      return whole(200, { data: [], meta: { current_page: 1, last_page: 3, per_page: 100, total: 250 } });
    };
    const newLeadId = await create(core);
    await core.pass(3000);
    expect(open(core)).toMatchObject([{ state: 'parked', parked: 'cannot-confirm' }]);
    await core.app.ask('leads.create-discard', { newLeadId });
    expect(open(core)).toEqual([]);
  });

  it('can’t be given up or replaced while nobody knows', async () => {
    const core = await plainCore();
    losing(core, () => true);
    const newLeadId = await create(core);
    await core.pass(5);
    for (const method of ['leads.create-discard', 'leads.create-retry'] as const) {
      expect(await core.app.refuse(method, { newLeadId })).toMatchObject({ code: 'lead-being-created' });
    }
    expect(await core.app.refuse('leads.create-choose', { newLeadId, leadId: 1000 })).toMatchObject({
      code: 'lead-being-created',
    });
  });
});

describe('a new lead that was on its way when the app died', () => {
  it('is found by the next start, and its call goes out', async () => {
    const core = await plainCore();
    const callId = await logCall(core);
    const folder = temporaryFolder();
    core.fate = (request, truth) => {
      const answer = truth();
      if (request.method !== 'POST') return answer;
      cpSync(core.app.folder, folder, { recursive: true, filter: (path) => !/lock\.db|-shm$/.test(path) });
      return new Promise(() => {});
    };
    await create(core, { callId });
    await core.pass(5);
    expect(inCrm(core)).toHaveLength(1);

    const after = await plainCore(5, { folder });
    after.crm.leads.push(...inCrm(core));
    expect(open(after)).toMatchObject([{ state: 'unknown', doubt: 'restarted' }]);
    await after.pass(300);
    expect(posts(after)).toEqual([]);
    expect(open(after)).toEqual([]);
    expect((await after.row(callId)).delivery?.state).toBe('synced');
  });
});

describe('a new lead that the CRM refuses', () => {
  it('tells why, and goes out once the agent says so', async () => {
    const core = await plainCore();
    core.fate = (request, truth) =>
      request.method === 'POST' ? whole(422, { message: 'No.', errors: { last_name: ['odd'] } }) : truth();
    const newLeadId = await create(core);
    await core.pass(5);
    expect(core.app.notices).toEqual([{ kind: 'parked-lead', newLeadId }]);
    expect(open(core)).toMatchObject([
      { parked: 'refused', status: 422, message: 'No.', fields: [{ name: 'last_name', words: 'odd' }] },
    ]);
    core.fate = null;
    await core.app.ask('leads.create-retry', { newLeadId });
    await core.pass(5);
    expect(inCrm(core)).toHaveLength(1);
  });

  it('leaves its calls to the agent once it is given up', async () => {
    const core = await plainCore();
    const callId = await logCall(core);
    core.fate = (request, truth) => (request.method === 'POST' ? whole(403, {}) : truth());
    const newLeadId = await create(core, { callId });
    await core.pass(5);
    await core.app.ask('leads.create-discard', { newLeadId });
    expect((await core.row(callId)).delivery).toMatchObject({ state: 'needs-lead', newLead: null });
    expect(await core.app.refuse('leads.create-discard', { newLeadId })).toMatchObject({ code: 'no-such-new-lead' });
  });
});

describe('a new lead that is said otherwise', () => {
  const correction = { firstName: 'Zoë', lastName: 'Gagné', number: '514 555-0188', language: 'en' } as const;
  const refusing: Fate = (request, truth) => (request.method === 'POST' ? whole(422, { message: 'No.' }) : truth());

  it('goes out as it was corrected, once, with the call it was made for', async () => {
    const core = await plainCore();
    const callId = await logCall(core);
    const other = await logCall(core);
    core.fate = refusing;
    const newLeadId = await create(core, { callId });
    await core.pass(5);
    expect(open(core)).toMatchObject([{ parked: 'refused', correctable: true }]);
    core.fate = null;
    await core.app.ask('leads.create-correct', { newLeadId, ...correction });
    await core.pass(60);
    expect(inCrm(core)).toMatchObject([
      { first_name: 'Zoë', locale: 'en', phones: [expect.objectContaining({ number: '+15145550188' })] },
    ]);
    expect(open(core)).toEqual([]);
    expect(await core.row(callId)).toMatchObject({ lead: { name: 'Zoë Gagné' }, delivery: { state: 'synced' } });
    // It has the number that isn't the lead's any more.
    expect((await core.row(other)).delivery).toMatchObject({ state: 'needs-lead', newLead: null });
  });

  it('may take a number of somebody else only knowingly, and never that of another new lead', async () => {
    const core = await plainCore();
    core.fate = refusing;
    const newLeadId = await create(core);
    await create(core, { number: '+15145550188' });
    await core.pass(5);
    const refused = async (number: string) =>
      (await core.app.refuse('leads.create-correct', { newLeadId, ...correction, number })).code;
    expect(await refused(numberOfLead(2))).toBe('lead-known');
    expect(await refused('514 555-0188')).toBe('lead-being-created');
    expect(await refused('514')).toBe('phone-refused');
    expect(open(core)).toContainEqual(expect.objectContaining({ firstName: 'Zoé', number, state: 'parked' }));
    core.fate = null;
    await core.app.ask('leads.create-correct', { newLeadId, ...correction, number: numberOfLead(2), anyway: true });
    await core.pass(5);
    expect(inCrm(core)).toHaveLength(1);
  });

  it('is not, where the CRM may have it', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => {
      if (request.method === 'POST') return whole(500, {});
      if (!request.url.includes('filter[name]')) return truth();
      return whole(200, { data: [], meta: { current_page: 1, last_page: 3, per_page: 100, total: 250 } });
    };
    const newLeadId = await create(core);
    const refusal = async (id = newLeadId) =>
      (await core.app.refuse('leads.create-correct', { newLeadId: id, ...correction })).code;
    await core.pass(5);
    expect(open(core)).toMatchObject([{ state: 'unknown', correctable: false }]);
    expect(await refusal()).toBe('lead-being-created');
    await core.pass(3000);
    expect(open(core)).toMatchObject([{ parked: 'cannot-confirm', correctable: false }]);
    expect(await refusal()).toBe('deed-not-possible');
    expect(await refusal('019b76da-abe8-7d1e-9b6c-28bdb34e0c7d')).toBe('no-such-new-lead');
  });
});
