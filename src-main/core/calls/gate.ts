// What stands before a call, whatever way it comes: the stop of those who asked not to be called, and warnings. From this
// computer alone: no network is asked.

import { outsideHours } from '../../../src-preload/contract/calling-hours.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import type { GateWarning } from '../../../src-preload/contract/gate.ts';
import type { Lead } from '../../../src-preload/contract/lead.ts';
import { type Phone, parsePhone } from '../../../src-preload/contract/phone.ts';
import { costOf } from '../../../src-preload/contract/phone-cost.ts';
import { zonesOf } from '../../../src-preload/contract/phone-zones.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { lastCallTo } from '../../store/calls.ts';
import { leadsByNumber, readLead } from '../../store/leads.ts';
import type { Context } from '../context.ts';

type Stop = Extract<GateWarning, { kind: 'do-not-call' }>;

export interface GatePart {
  /**
   * Returns what stops a call without a reason, or null. With a lead chosen it is theirs to say; before the choice, anyone's
   * who holds the number. Emergency numbers are never stopped.
   */
  stop(phone: Phone, leadId: number | null): Stop | null;
  /** Answers all there is to say of a number; nothing for one that can't be dialled yet, or an emergency's. */
  check(input: { readonly text: string; readonly leadId: number | null }): Result<{
    readonly warnings: readonly GateWarning[];
  }>;
}

/** Creates the gate of one app. */
export function createGate({ ports, calls, leads }: Context, settings: () => Settings): GatePart {
  function stop(phone: Phone, leadId: number | null): Stop | null {
    if (phone.kind === 'emergency') return null;
    const lead = concerned(phone, leadId).find(({ doNotCall }) => doNotCall !== null);
    return lead?.doNotCall == null
      ? null
      : { kind: 'do-not-call', leadId: lead.id, name: lead.name, date: lead.doNotCall };
  }

  function concerned(phone: Phone, leadId: number | null): readonly Lead[] {
    const chosen = leadId === null ? null : readLead(leads, leadId);
    if (chosen) return [chosen];
    return phone.e164 === null ? [] : leadsByNumber(leads, phone.e164);
  }

  function hours(phone: Phone): GateWarning | null {
    const zones = phone.e164 === null ? [] : zonesOf(phone.e164);
    const times = outsideHours(zones, settings().callingHours, ports.clock.now());
    return times.length === 0 ? null : { kind: 'outside-hours', times };
  }

  function recent(phone: Phone): GateWarning | null {
    const now = ports.clock.now();
    const since = now - settings().recentMinutes * 60_000;
    const last = phone.e164 === null || since === now ? null : lastCallTo(calls, phone.e164, since, now);
    return last && { kind: 'called-recently', at: last.startedAt, outcome: last.outcome };
  }

  return {
    stop,
    check({ text, leadId }) {
      const parsed = parsePhone(text, settings().region);
      if (!parsed.ok || parsed.phone.kind === 'emergency') return done({ warnings: [] });
      const { phone } = parsed;
      const cost = costOf(phone, settings().region);
      return done({ warnings: [stop(phone, leadId), cost, hours(phone), recent(phone)].filter((one) => one !== null) });
    },
  };
}
