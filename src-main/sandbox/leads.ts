// The routes of leads: list, search, read, create, change, and add a note to one.

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Crm, type Env, pathId, visibleAt } from './crm.ts';
import { ACCOUNT_ID, KEY_OWNER_ID } from './dealership.ts';
import { leadFilter, leadMatches } from './filters.ts';
import { askedIncludes, leadView } from './lead-view.ts';
import { pageOf } from './pages.ts';
import { emailTypes, leadTypes, phoneTypes, type SandboxLead } from './records.ts';
import { parsedBody, refuse, refuseFields } from './refusals.ts';
import { isoTime, timeSchema } from './times.ts';

export function leadRoutes(crm: Crm): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/leads', (c) => {
    const filter = leadFilter(new URL(c.req.url).searchParams);
    return 'errors' in filter ? refuseFields(c, filter.errors) : list(crm, c, filter.test);
  });

  routes.get('/leads/search', (c) => {
    const words = c.req.query('query')?.trim() ?? '';
    if (words === '') return refuseFields(c, { query: ['The query field is required.'] });
    return list(crm, c, (lead) => leadMatches(lead, words));
  });

  routes.get('/leads/:id', (c) => {
    const lead = crm.state.leads.seen(pathId(c.req.param('id')), crm.now());
    return lead === undefined ? refuse(c, 404, noLead) : one(crm, c, lead, 200);
  });

  routes.post('/leads', async (c) => {
    const sent = await parsedBody(c, newLeadSchema);
    if (sent instanceof Response) return sent;
    const now = isoTime(crm.now());
    const blank = { ...blankLead, id: crm.state.nextId(), type: sent.type, created_at: now, updated_at: now };
    return saved(crm, c, edited(blank, sent, crm.state.nextId), 201);
  });

  routes.put('/leads/:id', async (c) => {
    const before = crm.state.leads.latest(pathId(c.req.param('id')));
    if (before === undefined) return refuse(c, 404, noLead);
    const sent = await parsedBody(c, leadEditSchema);
    if (sent instanceof Response) return sent;
    return saved(crm, c, { ...edited(before, sent, crm.state.nextId), updated_at: isoTime(crm.now()) }, 200);
  });

  // The CRM's own path is `lead` here, not `leads`.
  routes.post('/lead/:id/notes', async (c) => {
    const lead = crm.state.leads.latest(pathId(c.req.param('id')));
    if (lead === undefined) return refuse(c, 404, noLead);
    const sent = await parsedBody(c, z.object({ content: z.string().min(1) }));
    if (sent instanceof Response) return sent;
    const now = isoTime(crm.now());
    const note = {
      id: crm.state.nextId(),
      lead_id: lead.id,
      user_id: KEY_OWNER_ID,
      content: sent.content,
      created_at: now,
      updated_at: now,
    };
    crm.state.commit({ note, lead: { ...lead, updated_at: now } }, visibleAt(crm, c.env.traits));
    return c.json({ data: note }, 201);
  });

  return routes;
}

const noLead = 'There is no such lead.';

function list(crm: Crm, c: Context<Env>, test: (lead: SandboxLead) => boolean): Response {
  const address = new URL(c.req.url);
  const asked = askedIncludes(address.searchParams);
  if ('errors' in asked) return refuseFields(c, asked.errors);
  const now = crm.now();
  const result = pageOf(crm.state.leadsNewestFirst(now).filter(test), address);
  if ('errors' in result) return refuseFields(c, result.errors);
  const cap = c.env.traits.includedCommunications;
  const data = result.page.data.map((lead) =>
    leadView(lead, asked.includes, crm.state.communicationsOf(lead.id, now), cap),
  );
  return c.json({ ...result.page, data });
}

function one(crm: Crm, c: Context<Env>, lead: SandboxLead, status: 200 | 201): Response {
  const asked = askedIncludes(new URL(c.req.url).searchParams);
  if ('errors' in asked) return refuseFields(c, asked.errors);
  const communications = crm.state.communicationsOf(lead.id, crm.now());
  const view = leadView(lead, asked.includes, communications, c.env.traits.includedCommunications);
  return c.json({ data: view }, status);
}

function saved(crm: Crm, c: Context<Env>, lead: SandboxLead, status: 200 | 201): Response {
  const answer = one(crm, c, lead, status);
  if (answer.ok) crm.state.commit({ lead }, visibleAt(crm, c.env.traits));
  return answer;
}

const text = z.string().nullish();
const time = timeSchema.transform(isoTime).nullish();

const leadEditSchema = z.object({
  type: z.enum(leadTypes).optional(),
  first_name: text,
  last_name: text,
  civility: text,
  locale: z.enum(['fr', 'en']).nullish(),
  division: z.enum(['new', 'used']).nullish(),
  status: text,
  result: text,
  source: text,
  second_contact: text,
  unsubscribe_all_date: time,
  unsubscribe_call_date: time,
  phones: z
    .array(
      z.object({
        number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'not a number in E.164'),
        extension: z.int().min(0).nullable().default(null),
        type: z.enum(phoneTypes).nullable().default(null),
      }),
    )
    .default([]),
  emails: z.array(z.object({ address: z.email(), type: z.enum(emailTypes).nullable().default(null) })).default([]),
  vehicles: z
    .array(
      z.object({
        make: z.string().nullable().default(null),
        model: z.string().nullable().default(null),
        year: z.int().nullable().default(null),
        type: z.string().nullable().default(null),
        stock: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
const newLeadSchema = leadEditSchema.extend({ type: z.enum(leadTypes) });

const blankLead: Omit<SandboxLead, 'id' | 'type' | 'created_at' | 'updated_at'> = {
  account_id: ACCOUNT_ID,
  first_name: null,
  last_name: null,
  civility: null,
  locale: 'fr',
  division: null,
  status: 'active',
  result: 'pending',
  source: null,
  second_contact: null,
  unsubscribe_all_date: null,
  unsubscribe_call_date: null,
  advisor_id: null,
  bdc_id: KEY_OWNER_ID,
  phones: [],
  emails: [],
  vehicles: [],
  tasks: [],
};

/** Only the attributes that were sent change; `phones`, `emails` and `vehicles` are added to those already there. */
function edited(before: SandboxLead, sent: z.infer<typeof leadEditSchema>, nextId: () => number): SandboxLead {
  const { phones, emails, vehicles, type, ...attributes } = sent;
  const added = <T>(items: readonly T[]): (T & { id: number; lead_id: number })[] =>
    items.map((item) => ({ id: nextId(), lead_id: before.id, ...item }));
  return {
    ...before,
    ...present(attributes),
    type: type ?? before.type,
    phones: [...before.phones, ...added(phones).map((phone) => ({ ...phone, valid: true }))],
    emails: [...before.emails, ...added(emails)],
    vehicles: [...before.vehicles, ...added(vehicles)],
  };
}

function present<T extends object>(attributes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.entries forgets which key goes with which value.
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
