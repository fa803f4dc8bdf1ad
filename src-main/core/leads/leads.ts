// What a window may ask of the leads on this computer, answered from the mirror alone: it works with the network down.

import type { ArgumentOf, ValueOf } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Lead, LeadFound } from '../../../src-preload/contract/lead.ts';
import { lastCallAt } from '../../store/lead-calls.ts';
import { leadsByNumber, leadsPage, readLead } from '../../store/leads.ts';
import { mirrorAccount } from '../../store/mirror.ts';
import { chooseLead, chosenLead } from '../../store/number-choices.ts';
import type { ConnectionPart } from '../connection.ts';
import type { Context } from '../context.ts';
import { createLeadSearch } from './lead-search.ts';
import { suggestion } from './suggestion.ts';

export interface LeadsPart {
  byNumber(argument: ArgumentOf<'leads.by-number'>): Result<ValueOf<'leads.by-number'>>;
  choose(argument: ArgumentOf<'leads.choose'>): Result<null>;
  search(text: string): Promise<Result<ValueOf<'leads.search'>>>;
  page(argument: ArgumentOf<'leads.page'>): Result<ValueOf<'leads.page'>>;
  read(id: number): Result<Lead>;
}

/** Creates the answers about leads. */
export function createLeads(context: Context, owner: ConnectionPart['owner']): LeadsPart {
  const { calls, leads, ports } = context;

  function found(lead: Lead): LeadFound {
    const account = mirrorAccount(leads);
    return {
      ...lead,
      own: lead.advisorId !== null && lead.advisorId === owner()?.userId,
      lastCallAt: account === null ? null : lastCallAt(calls, account, lead.id),
    };
  }

  const search = createLeadSearch(context, owner);
  /** Counts the searches, so that one that a newer one has overtaken costs nothing. */
  let newest = 0;

  return {
    byNumber({ number, open }) {
      const holders = leadsByNumber(leads, number);
      if (holders.length < 2)
        return done({ leads: holders, ...suggestion(holders.map(found), { open, chosen: null }) });
      const account = mirrorAccount(leads);
      const chosen = account === null ? null : chosenLead(calls, account, number);
      return done({ leads: holders, ...suggestion(holders.map(found), { open, chosen }) });
    },

    choose({ number, leadId }) {
      const account = mirrorAccount(leads);
      if (account === null || !readLead(leads, leadId)) return failed('no-such-lead');
      chooseLead(calls, account, number, leadId, ports.clock.now());
      context.changed('leads');
      return done(null);
    },

    async search(text) {
      newest += 1;
      const mine = newest;
      await turn();
      return mine === newest ? done({ leads: search(text).map(found) }) : failed('superseded');
    },

    page({ before, limit, own }) {
      const place = before === null ? null : placeOf(before);
      if (place === 'unreadable') return failed('bad-argument', 'before');
      const whose = own ? (owner()?.userId ?? -1) : null;
      const listed = leadsPage(leads, place, limit + 1, whose);
      const page = listed.slice(0, limit);
      const last = listed.length > limit ? page.at(-1)?.place : undefined;
      return done({ leads: page.map(({ lead }) => found(lead)), next: last ? `${last.activity}:${last.id}` : null });
    },

    read(id) {
      const lead = readLead(leads, id);
      return lead ? done(lead) : failed('no-such-lead');
    },
  };
}

/** Lets requests that have come meanwhile be taken in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function placeOf(text: string): { readonly activity: number; readonly id: number } | 'unreadable' {
  const [activity, id, ...rest] = text.split(':').map(Number);
  const whole = Number.isSafeInteger(activity) && Number.isSafeInteger(id) && rest.length === 0;
  return whole && activity !== undefined && id !== undefined ? { activity, id } : 'unreadable';
}
