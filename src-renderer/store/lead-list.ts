// The leads as the agent looks for them: what is typed, what answers it, the page of the list, and the card that is open.

import type { LeadFound } from '../../src-preload/contract/lead.ts';
import { findLeads } from './find-leads.ts';
import type { Tools } from './tools.ts';

interface LeadList {
  /** As typed; empty where the leads are only looked through. */
  readonly text: string;
  /** Only the agent's own, while looking through. */
  readonly own: boolean;
  readonly rows: readonly LeadFound[];
  /** Cursor of the page that follows; null at the end, and of a search. */
  readonly next: string | null;
  /** The text that the rows answer; null until the first answer. */
  readonly answered: string | null;
  readonly selected: number | null;
  /** Whose card is open; it stays so while the app runs. */
  readonly opened: number | null;
  /** True while the card takes the list's place in a narrow window. */
  readonly cardInFront: boolean;
  /** How far down the list was left, in pixels. */
  readonly scrolled: number;
}

export interface Leads {
  readonly leadList: LeadList;
  /** Searches at once for what is typed; an answer to an older text is dropped. */
  searchLeads(text: string): void;
  browseLeads(own: boolean): void;
  /** Reads the next page; does nothing at the end, in a search, or while one is being read. */
  readMoreLeads(): void;
  /** Reads again what is on screen, because a lead or a call has changed. */
  refreshLeadList(): void;
  selectLead(leadId: number): void;
  /** Selects the lead so many rows further down, or up for less than 0, once what stands in the field is answered. */
  moveLead(by: number): void;
  /** Returns the selected lead of the answer to what stands in the field now, which may be on its way; null for none. */
  leadInHand(): Promise<LeadFound | null>;
  /** Puts a lead's card on the screen of leads; `openLead` of the view also goes there. */
  putLead(leadId: number): void;
  closeLead(): void;
  rememberScroll(pixels: number): void;
}

const pageSize = 50;
const longestPage = 200;

/** Makes the slice of the screen of leads. */
export function leadsSlice({ bridge, set, get }: Tools): Leads {
  // An answer to a question asked before the last one is out of date when it comes.
  let asked = 0;
  let answering: Promise<void> = Promise.resolve();
  let busy = false;
  let again = false;

  function change(part: Partial<LeadList>): void {
    set((state) => ({ leadList: { ...state.leadList, ...part } }));
  }

  function ask(keepPlace: boolean): Promise<void> {
    asked += 1;
    const { text, rows } = get().leadList;
    const wanted = text.trim();
    answering = wanted === '' ? readPages(asked, keepPlace ? rows.length : 0) : search(asked, wanted, keepPlace);
    return answering;
  }

  /** Comes once what was asked for last is answered, whatever is asked for meanwhile. */
  async function newestAnswer(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = answering;
      await awaited;
    } while (awaited !== answering);
  }

  async function search(mine: number, text: string, keepPlace: boolean): Promise<void> {
    const result = await findLeads(bridge.request, text, () => mine === asked);
    if (result === null) return;
    if (!result.ok) return get().tellFailure(result.failure);
    const { leads } = result.value;
    const { selected, answered } = get().leadList;
    const kept = keepPlace && answered === text ? leads.find((lead) => lead.id === selected) : undefined;
    change({ rows: leads, next: null, answered: text, selected: (kept ?? leads[0])?.id ?? null });
  }

  async function readPages(mine: number, wanted: number): Promise<void> {
    const rows: LeadFound[] = [];
    let before: string | null = null;
    do {
      const page = await askPage(before, Math.min(longestPage, Math.max(pageSize, wanted - rows.length)));
      if (mine !== asked) return;
      if (!page.ok) return get().tellFailure(page.failure);
      rows.push(...page.value.leads);
      before = page.value.next;
    } while (before !== null && rows.length < wanted);
    const { selected } = get().leadList;
    const kept = rows.some((row) => row.id === selected);
    change({ rows, next: before, answered: '', selected: kept ? selected : null });
  }

  function askPage(before: string | null, limit: number) {
    return bridge.request('leads.page', { before, limit, own: get().leadList.own });
  }

  async function readMore(): Promise<void> {
    const { next, answered } = get().leadList;
    if (next === null || answered !== '' || busy) return;
    busy = true;
    const mine = asked;
    const page = await askPage(next, pageSize);
    if (mine === asked) {
      if (page.ok) addPage(page.value.leads, page.value.next);
      else get().tellFailure(page.failure);
    }
    await finish();
  }

  /** A lead with news of its own moves to the top while the pages are read: it isn't listed twice. */
  function addPage(leads: readonly LeadFound[], next: string | null): void {
    const { rows } = get().leadList;
    const known = new Set(rows.map((row) => row.id));
    change({ rows: [...rows, ...leads.filter((lead) => !known.has(lead.id))], next });
  }

  function move(by: number): void {
    const { rows, selected } = get().leadList;
    const present = rows.findIndex((row) => row.id === selected);
    const target = present === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, present + by));
    change({ selected: rows[target]?.id ?? null });
  }

  async function refresh(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    await ask(true);
    await finish();
  }

  async function finish(): Promise<void> {
    busy = false;
    if (!again) return;
    again = false;
    await refresh();
  }

  return {
    leadList: {
      text: '',
      own: false,
      rows: [],
      next: null,
      answered: null,
      selected: null,
      opened: null,
      cardInFront: false,
      scrolled: 0,
    },
    searchLeads(text) {
      // Beside another answer, a card with its call buttons would be taken for the one that is searched for.
      change({ text, cardInFront: false, opened: null });
      void ask(false);
    },
    browseLeads(own) {
      change({ own, rows: [], next: null, answered: null });
      void ask(false);
      get().keepPlace();
    },
    readMoreLeads: () => void readMore(),
    refreshLeadList: () => void refresh(),
    selectLead: (selected) => change({ selected }),
    moveLead(by) {
      const { text, answered } = get().leadList;
      if (answered === text.trim()) return move(by);
      // The arrow is meant for what was just asked for, as the Enter after it is.
      void newestAnswer().then(() => {
        if (get().leadList.text === text) move(by);
      });
    },
    async leadInHand() {
      await newestAnswer();
      const { rows, selected, text, answered } = get().leadList;
      // A search that failed leaves the rows of an older text, and nobody of those is meant.
      return answered === text.trim() ? (rows.find((row) => row.id === selected) ?? null) : null;
    },
    putLead: (leadId) => change({ opened: leadId, selected: leadId, cardInFront: true }),
    closeLead() {
      const { cameFrom } = get();
      change({ cardInFront: false });
      if (cameFrom === null) get().wishFocus('lead-search');
      else get().show(cameFrom);
    },
    rememberScroll: (scrolled) => change({ scrolled }),
  };
}
