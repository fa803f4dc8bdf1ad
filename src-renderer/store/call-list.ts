// The list of calls as the agent looks at it: filter, pages read so far, the one selected, and how it is kept up to date.

import type { Attempt, CallRow, Standing } from '../../src-preload/contract/delivery.ts';
import type { Tools } from './tools.ts';

/** `all`, `missed`, or where the record stands. */
type CallFilter = 'all' | 'missed' | Standing;

interface CallList {
  readonly filter: CallFilter;
  readonly search: string;
  /** Only the calls with this lead; null for everyone's. */
  readonly lead: { readonly id: number; readonly name: string } | null;
  readonly rows: readonly CallRow[];
  /** Cursor of the page that follows; null at the end. */
  readonly next: string | null;
  /** True once the first page of the present filter has come. */
  readonly loaded: boolean;
  readonly selected: string | null;
  readonly detail: { readonly row: CallRow; readonly attempts: readonly Attempt[] } | null;
  /** True while the detail takes the list's place in a narrow window. */
  readonly open: boolean;
  readonly editing: boolean;
}

export interface Calls {
  readonly list: CallList;
  filterCalls(change: Partial<Pick<CallList, 'filter' | 'search' | 'lead'>>): void;
  /** Reads the next page; does nothing at the end or while one is being read. */
  readMoreCalls(): void;
  /** Reads again what is on screen, because a call has changed. */
  refreshCalls(): void;
  selectCall(callId: string | null): void;
  /** Selects the call so many rows further down, or up for less than 0. */
  moveSelection(by: number): void;
  openCall(callId: string): void;
  closeCall(): void;
  editCall(editing: boolean): void;
}

const pageSize = 50;
const longestPage = 200;

/** Makes the slice of the call list. */
export function callsSlice({ bridge, set, get }: Tools): Calls {
  // A reading begun before the last change of filter is out of date when it comes.
  let reading = 0;
  let busy: 'no' | 'yes' | 'yes, and again' = 'no';

  function change(part: Partial<CallList>): void {
    set((state) => ({ list: { ...state.list, ...part } }));
  }

  function askPage(before: string | null, limit: number) {
    const { filter, search, lead } = get().list;
    return bridge.request('calls.page', {
      before,
      limit,
      standing: filter === 'all' || filter === 'missed' ? null : filter,
      missed: filter === 'missed',
      leadId: lead?.id ?? null,
      search: search.trim(),
    });
  }

  async function readAgain(wanted: number): Promise<void> {
    reading += 1;
    const mine = reading;
    const rows: CallRow[] = [];
    let before: string | null = null;
    do {
      const page = await askPage(before, Math.min(longestPage, Math.max(pageSize, wanted - rows.length)));
      if (mine !== reading) return;
      if (!page.ok) return get().tellFailure(page.failure);
      rows.push(...page.value.rows);
      before = page.value.next;
    } while (before !== null && rows.length < wanted);
    change({ rows, next: before, loaded: true });
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
      if (page.ok) change({ rows: [...get().list.rows, ...page.value.rows], next: page.value.next });
      else get().tellFailure(page.failure);
    }
    await finish();
  }

  async function refresh(): Promise<void> {
    if (busy !== 'no') {
      busy = 'yes, and again';
      return;
    }
    busy = 'yes';
    const { selected, rows } = get().list;
    await Promise.all([readAgain(rows.length), selected === null ? null : readDetail(selected)]);
    await finish();
  }

  async function finish(): Promise<void> {
    const again = busy === 'yes, and again';
    busy = 'no';
    if (again) await refresh();
  }

  function select(callId: string | null): void {
    if (callId === get().list.selected) return;
    change({ selected: callId, detail: null, editing: false });
    get().pruneNotes();
    if (callId !== null) void readDetail(callId);
  }

  return {
    list: {
      filter: 'all',
      search: '',
      lead: null,
      rows: [],
      next: null,
      loaded: false,
      selected: null,
      detail: null,
      open: false,
      editing: false,
    },
    filterCalls(part) {
      change({ ...part, loaded: false, rows: [], next: null, open: false });
      void readAgain(0);
    },
    readMoreCalls: () => void readMore(),
    refreshCalls: () => void refresh(),
    selectCall: select,
    moveSelection(by) {
      const { rows, selected } = get().list;
      const present = rows.findIndex((row) => row.id === selected);
      const target = present === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, present + by));
      select(rows[target]?.id ?? null);
    },
    openCall(callId) {
      select(callId);
      change({ open: true });
    },
    closeCall: () => change({ open: false, editing: false }),
    editCall: (editing) => change({ editing }),
  };
}
