// Messages logged by hand: an e-mail, a text or a video, brought to the CRM by the same delivery as calls.

import type { ArgumentOf } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Phone } from '../../../src-preload/contract/phone.ts';
import { addCall, type Owner } from '../../store/calls.ts';
import { inTransaction } from '../../store/open.ts';
import { newOutboxRow, saveOutboxRow } from '../../store/outbox.ts';
import { addPrivateParts, type PrivateParts } from '../../store/private-parts.ts';
import type { Context } from '../context.ts';
import { leadOf } from '../leads/lead-of-call.ts';
import type { Deliver } from '../sync/deliver.ts';
import { firstState } from '../sync/outcome.ts';
import { newCall } from './new-call.ts';

export interface MessagesPart {
  log(input: ArgumentOf<'communication.log'>): Result<{ callId: string }>;
}

/** Clocks differ a little; a message logged for later than that is a slip of the hand. */
const clockSlack = 60_000;
/** A message goes to a lead, not to a number. */
const noPhone: Phone = { kind: 'number', e164: null, extension: null, dial: '', raw: '' };

/** Creates the messages of one app. */
export function createMessages(context: Context, deliver: Deliver, owner: () => Owner | null): MessagesPart {
  const { ports, calls, leads } = context;
  return {
    log(input) {
      const { method, leadId, direction, executedAt, description } = input;
      if (executedAt > ports.clock.now() + clockSlack) return failed('in-the-future');
      const lead = leadOf(leads, owner(), leadId);
      if (!lead) return failed('no-such-lead');
      const life = { direction, origin: 'manual', phase: 'ended', outcome: null } as const;
      const beginning = { life, phone: noPhone, extension: null, owner: owner(), lead, startedAt: executedAt };
      const message = inTransaction(calls, () => {
        const added = addCall(calls, {
          ...newCall(ports.random, beginning),
          method,
          duration: 0,
          note: description,
          filed: true,
        });
        addPrivateParts(calls, added.id, privateParts(input));
        saveOutboxRow(calls, newOutboxRow(added.id, firstState(added)));
        return added;
      });
      context.changed('calls');
      deliver.wake();
      return done({ callId: message.id });
    },
  };
}

function privateParts(input: ArgumentOf<'communication.log'>): PrivateParts {
  const { emailSubject, emailBody, emailUser, url } = input;
  const named = { email_subject: emailSubject, email_body: emailBody, email_user: emailUser, url };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null && value !== ''));
}
