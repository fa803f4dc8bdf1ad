// A lead's card and its history: everything about one lead that this computer knows.

import type { ArgumentOf, ValueOf } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { LeadCard, LeadTask, TimelineEntry } from '../../../src-preload/contract/lead.ts';
import { readLeadDetails } from '../../crm/lead-schemas.ts';
import { readCommunication } from '../../crm/schemas.ts';
import { readCall } from '../../store/calls.ts';
import { type CommunicationPlace, communicationsPage, type StoredCommunication } from '../../store/communications.ts';
import { type CallPlace, callsOfLead, claimedByCallsOf } from '../../store/lead-calls.ts';
import { leadSource, readLead } from '../../store/leads.ts';
import { mirrorAccount } from '../../store/mirror.ts';
import { readOutboxRow } from '../../store/outbox.ts';
import { shownRow } from '../calls/call-list.ts';
import type { ConnectionPart } from '../connection.ts';
import type { Context } from '../context.ts';

export interface LeadCardPart {
  card(leadId: number): Result<LeadCard>;
  timeline(argument: ArgumentOf<'leads.timeline'>): Result<ValueOf<'leads.timeline'>>;
}

/** Creates the card of one app. */
export function createLeadCard({ calls, leads }: Context, connection: ConnectionPart): LeadCardPart {
  function userName(id: number | null): string | null {
    return connection.facts().users.find((user) => user.id === id)?.name ?? null;
  }

  function callEntry({ startedAt, id }: CallPlace): TimelineEntry {
    const call = readCall(calls, id);
    if (!call) throw new Error('show a lead: the call is gone');
    return {
      kind: 'call',
      at: startedAt,
      row: shownRow(calls, { call, row: readOutboxRow(calls, id) }, connection.owner()),
    };
  }

  function communicationEntry({ id, at, source }: StoredCommunication): TimelineEntry {
    const read = readCommunication(JSON.parse(source));
    return {
      kind: 'communication',
      id,
      at: at === 0 ? null : at,
      method: read?.method ?? '',
      direction: read?.type ?? null,
      status: read?.callStatus ?? null,
      duration: read?.callDuration ?? null,
      phone: read?.callPhone ?? null,
      description: read?.description ?? null,
      by: userName(read?.userId ?? null),
    };
  }

  /** A lead's communications that aren't calls of this computer, a few more than asked for where there are. */
  function others(account: number, leadId: number, before: CommunicationPlace | null, limit: number) {
    const found: StoredCommunication[] = [];
    let place = before;
    for (;;) {
      const page = communicationsPage(leads, leadId, place, limit);
      const ids = page.map(({ id }) => id);
      const claimed = claimedByCallsOf(calls, account, leadId, ids);
      found.push(...page.filter(({ id }) => !claimed.has(id)));
      const last = page.at(-1);
      if (!last || page.length < limit || found.length >= limit) return found;
      place = last;
    }
  }

  return {
    card(leadId) {
      const lead = readLead(leads, leadId);
      const stored = leadSource(leads, leadId);
      if (!lead || !stored) return failed('no-such-lead');
      const { tasks, ...details } = readLeadDetails(stored.source);
      return done({
        ...lead,
        ...details,
        tasks: tasks.toSorted(openFirst),
        url: pageOf(connection.facts().url, leadId),
        goneSince: stored.goneAt,
      });
    },

    timeline({ leadId, before, limit }) {
      const account = mirrorAccount(leads);
      if (account === null || !readLead(leads, leadId)) return failed('no-such-lead');
      const start = before === null ? { call: null, communication: null } : startOf(before);
      if (start === null) return failed('bad-argument', 'before');
      const ownCalls = callsOfLead(calls, account, leadId, start.call, limit + 1);
      const communications = others(account, leadId, start.communication, limit + 1);
      const merged = merge(ownCalls, communications);
      const page = merged.slice(0, limit);
      const lastCall = page.findLast(isCall)?.id ?? start.call;
      const lastCommunication =
        page.findLast((place): place is StoredCommunication => !isCall(place)) ?? start.communication;
      return done({
        entries: page.map((place) => (isCall(place) ? callEntry(place) : communicationEntry(place))),
        next: merged.length > limit ? cursorOf(lastCall, lastCommunication) : null,
      });
    },
  };
}

type Place = CallPlace | StoredCommunication;

function isCall(place: Place): place is CallPlace {
  return 'startedAt' in place;
}

/** Merges two lists that are each newest first. */
function merge(calls: readonly CallPlace[], communications: readonly StoredCommunication[]): readonly Place[] {
  const at = (place: Place) => (isCall(place) ? place.startedAt : place.at);
  return [...calls, ...communications].toSorted((one, other) => at(other) - at(one));
}

function openFirst(one: LeadTask, other: LeadTask): number {
  if (one.completed !== other.completed) return one.completed ? 1 : -1;
  return (one.date ?? '').localeCompare(other.date ?? '') * (one.completed ? -1 : 1);
}

/** The CRM's own pages stand beside its two documented APIs; of any other address nothing is known. */
function pageOf(apiUrl: string | null, leadId: number): string | null {
  const host = apiUrl === null ? undefined : pages[apiUrl];
  return host === undefined ? null : `${host}/leads/${leadId}`;
}

const pages: Readonly<Record<string, string>> = {
  'https://api.crm.activix.ca/v2': 'https://crm.activix.ca',
  'https://api.dev.crm.activix.ca/v2': 'https://dev.crm.activix.ca',
};

/** Each of the two lists goes on from its own place. */
function cursorOf(call: string | null, communication: CommunicationPlace | null): string {
  return [call, communication?.at, communication?.id].map((part) => part ?? '').join('|');
}

function startOf(text: string): { call: string | null; communication: CommunicationPlace | null } | null {
  const [, call, at, id] = /^([\w-]*)\|(\d*)\|(\d*)$/.exec(text) ?? [];
  if (call === undefined || at === undefined) return null;
  return {
    call: call === '' ? null : call,
    communication: at === '' ? null : { at: Number(at), id: Number(id) },
  };
}
