// The routes of communications: add one, change one, attach its recording. There is no route that reads one back.

import { Hono } from 'hono';
import {
  brokenRules,
  type CommunicationAttributes,
  communicationEditSchema,
  newCommunicationSchema,
} from './communication-rules.ts';
import { type Crm, type Env, pathId, visibleAt } from './crm.ts';
import { KEY_OWNER_ID } from './dealership.ts';
import type { Traits } from './faults.ts';
import { communicationView } from './lead-view.ts';
import type { SandboxCommunication } from './records.ts';
import { parsedBody, refuse, refuseFields } from './refusals.ts';
import { isoTime } from './times.ts';

export function communicationRoutes(crm: Crm): Hono<Env> {
  const routes = new Hono<Env>();

  // Two identical requests make two communications: the CRM knows no idempotency key.
  routes.post('/communications', async (c) => {
    const sent = await parsedBody(c, newCommunicationSchema);
    if (sent instanceof Response) return sent;
    const lead = crm.state.leads.latest(sent.lead_id);
    if (lead === undefined) return refuseFields(c, { lead_id: ['There is no such lead.'] });
    const now = crm.now();
    const { method, type } = sent;
    const blank = {
      id: crm.state.nextId(),
      lead_id: lead.id,
      user_id: KEY_OWNER_ID,
      created_at: isoTime(now),
      updated_at: isoTime(now),
      executed_at: isoTime(rounded(now, c.env.traits)),
      method,
      type,
      description: null,
      call_duration: null,
      call_phone: null,
      call_status: null,
    };
    const communication = edited(blank, sent, c.env.traits);
    const errors = brokenRules(communication, sent);
    if (Object.keys(errors).length > 0) return refuseFields(c, errors);
    const touched = c.env.traits.postsBumpLead ? { lead: { ...lead, updated_at: isoTime(now) } } : {};
    crm.state.commit({ communication, ...touched }, visibleAt(crm, c.env.traits));
    return c.json({ data: communicationView(communication) }, 201);
  });

  routes.put('/communications/:id', async (c) => {
    const before = crm.state.communications.latest(pathId(c.req.param('id')));
    if (before === undefined) return refuse(c, 404, 'There is no such communication.');
    const sent = await parsedBody(c, communicationEditSchema);
    if (sent instanceof Response) return sent;
    if (sent.lead_id !== undefined && sent.lead_id !== before.lead_id) {
      return refuseFields(c, { lead_id: ['A communication stays with its lead.'] });
    }
    const communication = { ...edited(before, sent, c.env.traits), updated_at: isoTime(crm.now()) };
    const errors = brokenRules(communication, sent);
    if (Object.keys(errors).length > 0) return refuseFields(c, errors);
    crm.state.commit({ communication }, visibleAt(crm, c.env.traits));
    return c.json({ data: communicationView(communication) });
  });

  routes.post('/communications/:id/recording', async (c) => {
    const communication = crm.state.communications.latest(pathId(c.req.param('id')));
    if (communication === undefined) return refuse(c, 404, 'There is no such communication.');
    const recording = await sentRecording(c.req.raw);
    if (recording === null) return refuseFields(c, { recording: ['A wav or mp3 file is required.'] });
    crm.state.commit({
      recording: { communication_id: communication.id, bytes: recording.size, content_type: recording.type },
    });
    return c.json({ message: 'The recording was saved.' });
  });

  return routes;
}

/** Only the attributes that were sent change. */
function edited(before: SandboxCommunication, sent: CommunicationAttributes, traits: Traits): SandboxCommunication {
  const or = <T>(value: T | undefined, kept: T): T => (value === undefined ? kept : value);
  const namedUser = traits.userIs === 'executed-by' ? sent.executed_by : null;
  return {
    ...before,
    user_id: namedUser ?? before.user_id,
    executed_at: typeof sent.executed_at === 'number' ? isoTime(rounded(sent.executed_at, traits)) : before.executed_at,
    method: sent.method ?? before.method,
    type: sent.type ?? before.type,
    description: or(sent.description, before.description),
    call_duration: or(sent.call_duration, before.call_duration),
    call_phone: or(sent.call_phone, before.call_phone),
    call_status: or(sent.call_status, before.call_status),
  };
}

function rounded(ms: number, traits: Traits): number {
  return traits.executedAtPrecision === 'minute' ? Math.floor(ms / 60_000) * 60_000 : ms;
}

async function sentRecording(request: Request): Promise<File | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  const form = await request.formData().catch(() => null);
  const file = form?.get('recording');
  if (!(file instanceof File)) return null;
  return /^audio\/(?:wav|wave|x-wav|vnd\.wave|mpeg|mp3)$/.test(file.type) || /\.(?:wav|mp3)$/i.test(file.name)
    ? file
    : null;
}
