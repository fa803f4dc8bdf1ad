// What an agent means by a few keys: the leads they called lately and their own first, then everybody else's.

import type { Lead } from '../../../src-preload/contract/lead.ts';
import { recentLeads } from '../../store/lead-calls.ts';
import {
  type SearchableLead,
  searchableLeads,
  searchDigits,
  searchEmails,
  searchWords,
} from '../../store/lead-search.ts';
import { words } from '../../store/lead-words.ts';
import { mirrorAccount } from '../../store/mirror.ts';
import { rowsChanged } from '../../store/statement.ts';
import type { ConnectionPart } from '../connection.ts';
import type { Context } from '../context.ts';

/** How many leads a search shows. */
const shown = 20;
/** Calls whose leads count as called lately: a day of a busy agent. */
const lately = 100;

/** Makes the search of one app: a text to the leads it finds, best first; empty for none. */
export function createLeadSearch(context: Context, owner: ConnectionPart['owner']): (text: string) => readonly Lead[] {
  const { leads } = context;
  const recents = createRecents(context);

  function found(text: string): readonly Lead[] {
    if (text.includes('@')) return searchEmails(leads, text, shown);
    const digits = digitsOf(text);
    // A stock number may be all digits as well.
    if (digits !== null) return [...searchDigits(leads, digits, shown), ...searchWords(leads, text, null, shown)];
    const me = owner();
    const own = me ? searchWords(leads, text, me.userId, shown) : [];
    return own.length < shown ? [...own, ...searchWords(leads, text, null, shown)] : own;
  }

  return (text) => {
    const all = found(text);
    const me = owner()?.userId ?? null;
    const isOwn = (lead: Lead) => me !== null && lead.advisorId === me;
    const ranked = [...recents(text), ...all.filter(isOwn), ...all];
    return [...new Map(ranked.map((lead) => [lead.id, lead])).values()].slice(0, shown);
  };
}

/** Makes the search among the leads called lately, latest first: so few that it needs no index. */
function createRecents({ calls, leads }: Context): (text: string) => readonly Lead[] {
  let known: readonly SearchableLead[] = [];
  let readAt = '';

  function current(): readonly SearchableLead[] {
    const now = `${rowsChanged(calls)}:${rowsChanged(leads)}`;
    if (now === readAt) return known;
    const account = mirrorAccount(leads);
    const times = account === null ? new Map<number, number>() : recentLeads(calls, account, lately);
    const latestFirst = ({ lead: one }: SearchableLead, { lead: other }: SearchableLead) =>
      (times.get(other.id) ?? 0) - (times.get(one.id) ?? 0);
    known = searchableLeads(leads, [...times.keys()]).toSorted(latestFirst);
    readAt = now;
    return known;
  }

  return (text) => {
    const digits = digitsOf(text);
    const typed = words(text);
    if (text.includes('@') || (digits === null && typed.length === 0)) return [];
    const fits = ({ lead, words: own }: SearchableLead) =>
      digits === null
        ? typed.every((word) => ` ${own}`.replace('\n', ' ').includes(` ${word}`))
        : lead.phones.some(({ number }) => number.replace(/\D/g, '').includes(digits));
    return current()
      .filter(fits)
      .map(({ lead }) => lead);
  };
}

/** The digits of a text that is nothing else, three at least; null where it isn't one. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s().\-+]/g, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}
