// A call in the words of the CRM: what is sent, and what has changed since.

import { callStatus } from '../../../src-preload/contract/call.ts';
import type { Communication, CommunicationAttributes } from '../../crm/crm.ts';
import type { Owner, StoredCall } from '../../store/calls.ts';
import type { Sent } from '../../store/outbox.ts';

/**
 * Returns every attribute of an ended call or a message that the CRM is told and shows again, blanks included, or null where
 * something that it needs is missing: the lead, or a call's outcome. CRM: `lead_id`, `method` and `type` are required,
 * `call_*` is for phone only.
 */
export function attributesOf(call: StoredCall, owner: Owner): Sent | null {
  if (call.lead === null) return null;
  const message = {
    lead_id: call.lead.id,
    method: call.method,
    type: call.direction,
    executed_at: crmTime(call.executedAt),
    executed_by: owner.userId,
    description: call.note,
  };
  if (call.method !== 'phone') return message;
  const status = callStatus(call);
  return status && { ...message, call_duration: call.duration, call_phone: call.number, call_status: status };
}

/** Returns the attributes of a POST: the blank ones left out. */
export function newCommunication(attributes: Sent): CommunicationAttributes {
  const filled = Object.entries(attributes).filter(([, value]) => value !== null && value !== '');
  // Built by attributesOf, whose required attributes are never blank.
  return Object.fromEntries(filled) as unknown as CommunicationAttributes;
}

/** Returns the attributes that differ from what the CRM was sent; an empty object where nothing does. */
export function changesSince(sent: Sent | null, attributes: Sent): Partial<CommunicationAttributes> {
  const changed = Object.entries(attributes).filter(([name, value]) => !sent || sent[name] !== value);
  return Object.fromEntries(changed);
}

/** Returns what is still sure of what was sent while a change of some attributes has no answer: all but those. */
export function sureWhile(sent: Sent | null, changes: object): Sent | null {
  return sent && Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in changes)));
}

/**
 * Returns what the CRM has, once a call was found there: what was sent, but for the attributes that are shown otherwise.
 * A record that the phone system made of the same call is found with its own note, and gets the agent's by a change.
 */
export function sentAsShown(sent: Sent, shown: Communication): Sent {
  const message = {
    ...sent,
    description: shown.description ?? '',
  };
  if (sent.method !== 'phone') return message;
  return { ...message, call_duration: shown.callDuration, call_status: shown.callStatus };
}

/** Writes epoch seconds the way the CRM writes times: `2019-04-05T17:33:43+00:00`. */
export function crmTime(epochSeconds: number): string {
  return `${new Date(epochSeconds * 1000).toISOString().slice(0, 19)}+00:00`;
}
