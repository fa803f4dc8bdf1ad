// The one store of a window: the newest snapshot, where the agent is, and the deeds that speak to the core.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { LinkedBridge } from '../bridge/linked-bridge.ts';
import { type Announcement, announcements } from './announcements.ts';
import { type Calls, callsSlice } from './call-list.ts';
import { type Dialling, diallingSlice } from './dialling.ts';
import { type Joining, joiningSlice } from './joining.ts';
import { type LeadCards, leadCardsSlice } from './lead-cards.ts';
import { type Leads, leadsSlice } from './lead-list.ts';
import { type Messages, messagesSlice, withoutFinished, withoutInTheWay } from './messages.ts';
import { isNewer } from './newest.ts';
import { type Notes, notesSlice } from './notes.ts';
import { type Places, placeSlice } from './place.ts';
import { type SelfTesting, selfTestSlice } from './self-test.ts';
import { type SystemFacts, systemSlice } from './system.ts';
import { type Days, todaySlice } from './today.ts';
import { type View, viewSlice } from './view.ts';
import { inHandAfter, type Wrapping, wrappingSlice } from './wrapping.ts';

interface Core {
  /** Null until the first one comes. */
  readonly snapshot: Snapshot | null;
  /** When the snapshot came, on the window's monotonic clock in milliseconds. */
  readonly cameAt: number;
  /** False while the core doesn't answer. */
  readonly linked: boolean;
  readonly announced: readonly Announcement[];
}

export interface Offhook
  extends Core,
    View,
    Messages,
    Notes,
    Dialling,
    Calls,
    Joining,
    Leads,
    LeadCards,
    Wrapping,
    SelfTesting,
    SystemFacts,
    Days,
    Places {}

export type OffhookStore = StoreApi<Offhook>;

/** What the store touches outside itself. */
export interface Surroundings {
  readonly link: LinkedBridge;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly openOutside: (url: string) => void;
  /** False for a window that has no dialer to put an offer in. */
  readonly takesOffers: boolean;
}

/** Opens the store and keeps it on the newest snapshot for as long as the window lives. */
export function openStore({ link, now, openOutside, takesOffers }: Surroundings): OffhookStore {
  const store = createStore<Offhook>((set, get) => {
    const tools = { bridge: link.bridge, now, openOutside, set, get };
    return {
      snapshot: null,
      cameAt: 0,
      linked: true,
      announced: [],
      ...viewSlice(tools),
      ...messagesSlice(tools),
      ...notesSlice(tools),
      ...diallingSlice(tools),
      ...callsSlice(tools),
      ...joiningSlice(tools),
      ...leadsSlice(tools),
      ...leadCardsSlice(tools),
      ...wrappingSlice(tools),
      ...selfTestSlice(tools),
      ...systemSlice(tools),
      ...todaySlice(tools),
      ...placeSlice(tools),
    };
  });

  const take = (snapshot: Snapshot) => takeSnapshot(store, snapshot, now(), takesOffers);
  link.bridge.subscribe(take);
  link.watchLink((linked) => {
    store.setState({ linked });
    if (linked) store.getState().retryNotes();
  });
  void link.bridge.request('app.snapshot', null).then((result) => {
    if (result.ok) take(result.value);
    else store.setState({ linked: false });
  });
  return store;
}

function takeSnapshot(store: OffhookStore, snapshot: Snapshot, cameAt: number, takesOffers: boolean): void {
  const before = store.getState().snapshot;
  if (!isNewer(before, snapshot)) return;
  const news = announcements(before, snapshot);
  const inHand = inHandAfter(before, snapshot, store.getState().inHand);
  store.setState({ snapshot, cameAt, linked: true, inHand, ...(news.length > 0 ? { announced: news } : {}) });
  if (before === null && takesOffers) store.getState().returnTo(snapshot.settings.place);
  // A window opened in mid-call begins on the call bar, where the keys of the call answer.
  if (before === null && snapshot.call !== null) store.getState().wishFocus('call-bar');
  const { screen, pruneNotes, refreshCalls, readDay, refreshLeads, refreshWarnings, takeOffer } = store.getState();
  pruneNotes();
  const relaunched = before?.launch !== snapshot.launch;
  const callsChanged = relaunched || before.callsVersion !== snapshot.callsVersion;
  const leadsChanged = relaunched || before.leadsVersion !== snapshot.leadsVersion;
  if (screen === 'calls' && callsChanged) refreshCalls();
  if (screen === 'today' && callsChanged) void readDay();
  if (takesOffers && snapshot.offer && snapshot.offer.id !== before?.offer?.id) void takeOffer(snapshot.offer);
  if (leadsChanged) refreshLeads();
  if (callsChanged || before?.settings !== snapshot.settings) refreshWarnings();
  const { refreshLeadList, refreshLeadCards } = store.getState();
  // A row tells the last call, which isn't another one at each key of a note.
  const callCame = before?.call?.id !== snapshot.call?.id;
  if (callCame) store.setState(({ messages }) => ({ messages: withoutInTheWay(messages) }));
  if (callCame && snapshot.call !== null) store.setState(({ messages }) => ({ messages: withoutFinished(messages) }));
  if (screen === 'leads' && (leadsChanged || callCame)) refreshLeadList();
  if (callsChanged || leadsChanged) refreshLeadCards();
}
