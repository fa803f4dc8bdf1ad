// Where the agent is in the window: the screen, the open dialog, the wrap-up in hand, and where the focus was asked to go.

import type { Lead } from '../../src-preload/contract/lead.ts';
import type { NewLead } from '../../src-preload/contract/new-lead.ts';
import { withoutFinished } from './messages.ts';
import type { Tools } from './tools.ts';

export type Screen = 'dial' | 'calls' | 'leads' | 'today' | 'settings';
export const settingsSections = [
  'account',
  'phone',
  'calling',
  'look',
  'keys',
  'notices',
  'system',
  'data',
  'self-test',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
type OpenDialog = 'keys' | 'log-call' | 'change-user' | 'palette' | 'new-lead' | 'news';
/** Places that ask for the focus when the agent's own deed leads there. */
export type FocusPlace =
  | 'number'
  | 'call-bar'
  | 'call-list'
  | 'call-search'
  | 'lead-search'
  | 'lead-list'
  | 'lead-card'
  | 'reason'
  /** The button that opens a correction. */
  | 'edit-call'
  /** The button that offers the calls that may be the same, and those. */
  | 'join-call'
  | 'joinable'
  /** The day that Today is about. */
  | 'today'
  /** The part of the settings that is open, or its place in their list. */
  | 'settings'
  /** The field of the CRM's key. */
  | 'key'
  /** The new leads that the CRM doesn't have yet. */
  | 'new-leads'
  /** The card of a call on the desk, by its id. */
  | `card:${string}`
  /** The note of a call on the desk, by its id: what is typed for one call must not land in another's. */
  | `note:${string}`;

export interface NewLeadFor {
  readonly number: string;
  readonly callId: string | null;
  /** The one that is said otherwise; null for somebody new. */
  readonly corrects: NewLead | null;
}

export interface View {
  readonly screen: Screen;
  readonly dialog: OpenDialog | null;
  /** The part of the settings that is open; null where a narrow window lists them. */
  readonly section: SettingsSection | null;
  /** Whom the new lead of the open dialog is for: the number (E.164), the call that waits for it, and what was said of it. */
  readonly newLeadFor: NewLeadFor | null;
  /** The lead that what is logged by hand begins with; null for none. */
  readonly logWith: Lead | null;
  /** The call whose note the agent is at: its wrap-up stays in front while it isn't finished. */
  readonly inHand: string | null;
  /** Taken by the place it names, as soon as that is on screen. */
  readonly focusWish: FocusPlace | null;
  /** The screen that led to the lead that is open, to be gone back to; null where its own list did. */
  readonly cameFrom: Screen | null;
  show(screen: Screen): void;
  /** Goes to a part of the settings, or to their list for null. */
  showSettings(section: SettingsSection | null): void;
  /** Goes to a lead's card, from anywhere. */
  openLead(leadId: number): void;
  openDialog(dialog: OpenDialog | null): void;
  /** Opens the dialog that logs what happened elsewhere, with the lead whose card the agent is on. */
  beginLog(): void;
  /** Opens the dialog of a new lead. */
  beginNewLead(whose: NewLeadFor): void;
  takeInHand(callId: string | null): void;
  wishFocus(place: FocusPlace | null): void;
  /** Keeps whether the agent works with no CRM for now, or wants to be asked again. */
  startWithoutCrm(chosen: boolean): void;
}

/** Makes the slice that holds where the agent is. */
export function viewSlice({ set, get }: Tools): View {
  return {
    screen: 'dial',
    dialog: null,
    section: null,
    newLeadFor: null,
    logWith: null,
    inHand: null,
    focusWish: 'number',
    cameFrom: null,
    show(screen) {
      set({ screen, dialog: null, focusWish: restingPlace(screen), filedAt: null, cameFrom: null });
      // Out of sight, the list isn't kept up to date: a note typed elsewhere would read it anew at each key.
      if (screen === 'calls') get().refreshCalls();
      if (screen === 'leads') get().refreshLeadList();
      if (screen === 'today') void get().readDay();
      get().keepPlace();
    },
    openLead(leadId) {
      const { screen } = get();
      set({
        screen: 'leads',
        dialog: null,
        focusWish: 'lead-card',
        filedAt: null,
        cameFrom: screen === 'leads' ? null : screen,
      });
      get().putLead(leadId);
      get().keepPlace();
      if (screen !== 'leads') get().refreshLeadList();
    },
    showSettings(section) {
      set({ screen: 'settings', section, dialog: null, focusWish: 'settings' });
      get().keepPlace();
      if (section === 'self-test') void get().runSelfTest();
      if (section === 'system') void get().askSystem('shell.status', null);
    },
    openDialog(dialog) {
      set((state) => ({ dialog, messages: dialog === null ? state.messages : withoutFinished(state.messages) }));
    },
    beginLog() {
      const { screen, leadList, leadCards } = get();
      const onCard = screen === 'leads' && leadList.cardInFront && leadList.opened !== null;
      set({ logWith: onCard ? (leadCards[leadList.opened]?.lead ?? null) : null });
      get().openDialog('log-call');
    },
    beginNewLead(newLeadFor) {
      set({ newLeadFor });
      get().openDialog('new-lead');
    },
    takeInHand: (inHand) => set({ inHand, filedAt: null }),
    wishFocus: (focusWish) => set({ focusWish }),
    startWithoutCrm: (withoutCrm) => void get().act('settings.change', { withoutCrm }),
  };
}

/** Returns where the focus rests on a screen. */
export function restingPlace(screen: Screen): FocusPlace {
  switch (screen) {
    case 'dial':
      return 'number';
    case 'calls':
      return 'call-list';
    case 'leads':
      return 'lead-search';
    case 'today':
      return 'today';
    case 'settings':
      return 'settings';
  }
}
