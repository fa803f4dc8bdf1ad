// The list of calls as the agent looks at it: filter, the pages around what is in sight, the one selected, and how it is
// kept up to date. Pages far above are dropped and read again when scrolled to, so that a million calls take no more room.

import type { ValueOf } from '../../src-preload/contract/api.ts';
import type { Outcome } from '../../src-preload/contract/call.ts';
import type { Callback } from '../../src-preload/contract/callback.ts';
import type { CallRow, Standing } from '../../src-preload/contract/delivery.ts';
import type { Tools } from './tools.ts';

/** `all`, `missed`, the numbers to call back, or where the record stands. */
export type CallFilter = 'all' | 'missed' | 'callbacks' | Standing;

/** Which calls the list shows. */
interface CallFilters {
  readonly filter: CallFilter;
  readonly search: string;
  /** Only the calls with this lead; null for everyone's. */
  readonly lead: { readonly id: number; readonly name: string } | null;
  /** Only calls that ended so, or of which nobody has said how; null for any. */
  readonly outcome: Outcome | 'unknown' | null;
  /** Only the calls that a bar of a chart counts; null for any, messages included. `from` and `to` are its span. */
  readonly counted: { readonly day: string; readonly hour: number | null } | null;
  /** Only calls that began from one instant up to, not including, another, in epoch milliseconds; null for no bound. */
  readonly from: number | null;
  readonly to: number | null;
}

interface CallList extends CallFilters {
  /** The rows held, and how many rows above them were read and dropped. */
  readonly rows: readonly CallRow[];
  readonly above: number;
  /** Cursor of the page that follows; null at the end. */
  readonly next: string | null;
  /** True once the first page of the present filter has come. */
  readonly loaded: boolean;
  readonly selected: string | null;
  readonly detail: ValueOf<'calls.read'> | null;
  /** What the numbers to call back are owed; empty under any other filter. */
  readonly owed: readonly Callback[];
  /** True while the detail takes the list's place in a narrow window. */
  readonly open: boolean;
  readonly editing: boolean;
}

export interface Calls {
  readonly list: CallList;
  filterCalls(change: Partial<CallFilters>): void;
  /** Reads the next page; does nothing at the end or while one is being read. */
  readMoreCalls(): void;
  /** Reads the rows around a place above those held; does nothing where they are held. */
  readCallsAt(place: number): void;
  /** Reads again what is on screen, because a call has changed. */
  refreshCalls(): void;
  selectCall(callId: string | null): void;
  /** Selects the call so many rows further down, or up for less than 0. */
  moveSelection(by: number): void;
  openCall(callId: string): void;
  /** Takes the number of a missed call off those to call back. */
  dismissCallback(row: CallRow): Promise<void>;
  closeCall(): void;
  editCall(editing: boolean): void;
}

/** The list without a filter. */
export const noFilter: CallFilters = {
  filter: 'all',
  search: '',
  lead: null,
  outcome: null,
  counted: null,
  from: null,
  to: null,
};

const pageSize = 50;
const longestPage = 200;
/** Rows held: some screens up and down. */
const mostRows = 400;

/** A page that was read: where it began, and how many rows it had. */
interface ReadPage {
  readonly before: string | null;
  readonly size: number;
}

/** Makes the slice of the call list. */
export function callsSlice({ bridge, set, get }: Tools): Calls {
  // A reading begun before the last change of filter is out of date when it comes.
  let reading = 0;
  let busy: 'no' | 'yes' | 'yes, and again' = 'no';
  // The pages dropped above, then those held, in the order of the list.
  let dropped: readonly ReadPage[] = [];
  let held: readonly ReadPage[] = [];

  function change(part: Partial<CallList>): void {
    set((state) => ({ list: { ...state.list, ...part } }));
  }

  function askPage(before: string | null, limit: number, span: Partial<CallFilters> = {}) {
    const { filter, search, lead, outcome, counted, from, to } = { ...get().list, ...span };
    return bridge.request('calls.page', {
      before,
      limit,
      standing: filter === 'all' || filter === 'missed' || filter === 'callbacks' ? null : filter,
      missed: filter === 'missed',
      callbacks: filter === 'callbacks',
      leadId: lead?.id ?? null,
      outcome,
      counted,
      from,
      to,
      search: search.trim(),
    });
  }

  async function askOwed(): Promise<readonly Callback[]> {
    if (get().list.filter !== 'callbacks') return [];
    const result = await bridge.request('callbacks.list', null);
    if (result.ok) return result.value.callbacks;
    get().tellFailure(result.failure);
    return [];
  }

  /** Reads so many rows anew from a cursor on. Those dropped above it stay dropped. */
  async function readAgain(start: string | null, wanted: number): Promise<void> {
    reading += 1;
    const mine = reading;
    const rows: CallRow[] = [];
    const pages: ReadPage[] = [];
    let before = start;
    do {
      const page = await askPage(before, Math.min(longestPage, Math.max(pageSize, wanted - rows.length)));
      if (mine !== reading) return;
      if (!page.ok) return get().tellFailure(page.failure);
      rows.push(...page.value.rows);
      pages.push({ before, size: page.value.rows.length });
      before = page.value.next;
      // A page may come short of rows and have a next one all the same.
    } while (before !== null && rows.length < Math.max(wanted, 1));
    const owed = await askOwed();
    if (mine !== reading) return;
    held = pages;
    if (start === null) dropped = [];
    change({ rows, above: sizeOf(dropped), next: before, loaded: true, owed });
  }

  async function readDetail(callId: string): Promise<void> {
    const result = await bridge.request('calls.read', { callId });
    if (get().list.selected !== callId) return;
    if (result.ok) change({ detail: result.value });
    else get().tellFailure(result.failure);
  }

  async function readMore(): Promise<void> {
    const { next } = get().list;
    if (next === null || busy !== 'no') return;
    busy = 'yes';
    const mine = reading;
    const page = await askPage(next, pageSize);
    if (mine === reading) {
      if (page.ok) append({ before: next, size: page.value.rows.length }, page.value.rows, page.value.next);
      else get().tellFailure(page.failure);
    }
    await finish();
  }

  function append(page: ReadPage, added: readonly CallRow[], next: string | null): void {
    held = [...held, page];
    let rows = [...get().list.rows, ...added];
    for (let [first] = held; first !== undefined && rows.length - first.size >= mostRows; [first] = held) {
      dropped = [...dropped, first];
      held = held.slice(1);
      rows = rows.slice(first.size);
    }
    change({ rows, above: sizeOf(dropped), next });
  }

  async function readAt(place: number): Promise<void> {
    if (busy !== 'no' || place >= get().list.above) return;
    const kept = pagesBefore(dropped, place);
    const start = dropped[kept.length]?.before ?? null;
    const upTo = sizeOf(dropped) - sizeOf(kept);
    busy = 'yes';
    const { rows } = get().list;
    dropped = kept;
    // Near enough, the rows held stay in sight; further off, a few pages are all there is need of.
    await readAgain(start, upTo < mostRows / 2 ? Math.min(mostRows, upTo + rows.length) : longestPage);
    await finish();
  }

  async function refresh(): Promise<void> {
    if (busy !== 'no') {
      busy = 'yes, and again';
      return;
    }
    busy = 'yes';
    const { selected, rows } = get().list;
    await Promise.all([
      readAgain(held[0]?.before ?? null, rows.length),
      selected === null ? null : readDetail(selected),
    ]);
    await finish();
  }

  async function finish(): Promise<void> {
    const again = busy === 'yes, and again';
    busy = 'no';
    if (again) await refresh();
  }

  /** Leaves the call that is open where the new filter doesn't list it. One that is being corrected stays. */
  async function leaveUnlisted(): Promise<void> {
    await readAgain(null, 0);
    const { selected, rows, next, loaded, detail, editing } = get().list;
    const mine = reading;
    if (selected === null || !loaded || editing || rows.some((row) => row.id === selected)) return;
    if (next !== null && detail !== null && (await isListed(detail.row))) return;
    if (mine === reading && get().list.selected === selected) select(null);
  }

  /** Asks whether the list has a call further down, by the millisecond it began at. A failed question says yes. */
  async function isListed({ id, startedAt }: CallRow): Promise<boolean> {
    const { counted, from, to } = get().list;
    if (startedAt < (from ?? startedAt) || startedAt >= (to ?? startedAt + 1)) return false;
    if (counted !== null) return true;
    const page = await askPage(null, pageSize, { from: startedAt, to: startedAt + 1 });
    return !page.ok || page.value.next !== null || page.value.rows.some((row) => row.id === id);
  }

  function select(callId: string | null): void {
    if (callId === get().list.selected) return;
    change({ selected: callId, detail: null, editing: false });
    set({ joining: null });
    get().pruneNotes();
    if (callId !== null) void readDetail(callId);
  }

  return {
    list: {
      ...noFilter,
      rows: [],
      above: 0,
      next: null,
      loaded: false,
      selected: null,
      detail: null,
      owed: [],
      open: false,
      editing: false,
    },
    filterCalls(part) {
      dropped = [];
      held = [];
      change({
        ...(part.to === undefined ? {} : uncounted(get().list)),
        ...part,
        loaded: false,
        rows: [],
        above: 0,
        next: null,
        open: false,
      });
      void leaveUnlisted();
      get().keepPlace();
    },
    readMoreCalls: () => void readMore(),
    readCallsAt: (place) => void readAt(place),
    refreshCalls: () => void refresh(),
    selectCall: select,
    moveSelection(by) {
      const { rows, above, selected } = get().list;
      if (by === Number.NEGATIVE_INFINITY && above > 0) {
        dropped = [];
        void readAgain(null, 0).then(() => select(get().list.rows[0]?.id ?? null));
        return;
      }
      const present = rows.findIndex((row) => row.id === selected);
      const target = present === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, present + by));
      select(rows[target]?.id ?? null);
    },
    async dismissCallback(row) {
      const { rows } = get().list;
      const place = rows.findIndex((one) => one.id === row.id);
      const next = rows[place + 1] ?? rows[place - 1] ?? null;
      const number = row.number ?? row.raw;
      const result = await get().act('callbacks.dismiss', { number });
      if (!result.ok) return;
      const { since } = result.value;
      get().tell('callback-dismissed', () => void get().act('callbacks.restore', { number, since }));
      select(next?.id ?? null);
      change({ open: false });
      get().wishFocus('call-list');
    },
    openCall(callId) {
      select(callId);
      change({ open: true });
    },
    closeCall: () => change({ open: false, editing: false }),
    editCall: (editing) => change({ editing }),
  };
}

/** Another span is none of a chart's any more. */
function uncounted({ outcome }: CallList): Partial<CallList> {
  return { counted: null, ...(outcome === 'unknown' ? { outcome: null } : {}) };
}

function sizeOf(pages: readonly ReadPage[]): number {
  return pages.reduce((sum, page) => sum + page.size, 0);
}

/** The first of some pages, all those that end at or before a place. */
function pagesBefore(pages: readonly ReadPage[], place: number): readonly ReadPage[] {
  let end = 0;
  const first = pages.findIndex((page) => {
    end += page.size;
    return end > place;
  });
  return first === -1 ? pages : pages.slice(0, first);
}
