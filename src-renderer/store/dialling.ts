// What stands in the dialer: the number, its extension, whose it is, and what is still to be chosen before it is called.

import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { GateWarning } from '../../src-preload/contract/gate.ts';
import type { Lead, LeadPhone, SuggestedBecause } from '../../src-preload/contract/lead.ts';
import type { Offer } from '../../src-preload/contract/offer.ts';
import { findPhones, formatAsTyped, formatPhone, type Phone, parsePhone } from '../../src-preload/contract/phone.ts';
import type { Tools } from './tools.ts';
import { isStrayEnter } from './wrapping.ts';

export interface Dial {
  readonly text: string;
  /** Typed apart from the number; null where the text's own extension counts. */
  readonly extension: string | null;
  readonly origin: 'dialer' | 'click-to-call' | 'history' | 'lead';
  /** Who holds the number; null while it isn't whole or the answer hasn't come. */
  readonly leads: readonly Lead[] | null;
  /** Whose call it will be: suggested until the agent chooses. */
  readonly chosenLead: number | null;
  /** Why that lead is suggested; null where the agent chose it, here and now. */
  readonly because: SuggestedBecause | null;
  /** Several numbers found in what was pasted; null where nothing is to be chosen. */
  readonly choices: readonly Phone[] | null;
  /** The offer that the choices are from; null for a paste. */
  readonly offer: Offer | null;
  /** What there is to say before this number is called; empty until it is whole. */
  readonly warnings: readonly GateWarning[];
  /** Why a lead who is not to be called is called all the same. */
  readonly reason: string;
  readonly keypad: boolean;
  /** True once Enter was pressed on a number that can't be dialled: its reason then shows as an error. */
  readonly tried: boolean;
  readonly starting: boolean;
}

export interface Dialling {
  readonly dial: Dial;
  type(text: string): void;
  setExtension(digits: string): void;
  /** Goes to the dialer with a number in it. Nothing is dialled. */
  fillDialer(text: string): void;
  /** Takes pasted text; false where it is ordinary text to be inserted as it stands. */
  paste(text: string): boolean;
  choosePhone(phone: Phone | null): void;
  /** Fills the dialer from a link or the shortcut, or asks first where something stands there already. Dials nothing. */
  takeOffer(offer: Offer): Promise<void>;
  /** Says whose number it is; remembered, where several leads hold it. */
  chooseLead(leadId: number): void;
  writeReason(reason: string): void;
  toggleKeypad(): void;
  /** True where an Enter in the number field is none for it: it was pressed for the wrap-up that has just gone. */
  ignoresEnter(): boolean;
  /** Calls what stands in the dialer. `noteFor` words the reason for the call's note. */
  startCall(noteFor: (reason: string) => string): Promise<void>;
  /** Calls back a call of the list; one to a lead who is not to be called goes to the dialer instead, to be thought over. */
  callBack(row: CallRow): Promise<void>;
  /** Calls a lead from their card; one who is not to be called goes to the dialer instead, where the reason is asked. */
  callLead(lead: Lead, phone: LeadPhone): Promise<void>;
  /** Remembers which of a number's holders is meant by it; nothing to remember where there is but one. */
  rememberHolder(number: string, leadId: number, holders: readonly Lead[]): void;
  /** Asks again whose number this is: the leads have changed. */
  refreshLeads(): void;
  /** Asks again what there is to say of the number: calls were made, or the settings have changed. */
  refreshWarnings(): void;
}

const empty: Dial = {
  text: '',
  extension: null,
  origin: 'dialer',
  leads: null,
  chosenLead: null,
  because: null,
  choices: null,
  offer: null,
  warnings: [],
  reason: '',
  keypad: false,
  tried: false,
  starting: false,
};

/** Makes the slice of the dialer. */
export function diallingSlice({ set, get, now, openOutside }: Tools): Dialling {
  /** The answer to whose number stands here. */
  let asking: Promise<void> = Promise.resolve();

  function change(part: Partial<Dial>): void {
    set((state) => ({ dial: { ...state.dial, ...part } }));
  }

  function region(): string {
    return get().snapshot?.settings.region ?? 'CA';
  }

  function fill(text: string, part: Partial<Dial> = {}): void {
    // Whoever changes the number means the Enter that follows.
    if (text !== get().dial.text) set({ finishedAt: null });
    const before = phoneOf(get().dial.text, region());
    change({ text, tried: false, origin: 'dialer', ...part });
    const after = phoneOf(text, region());
    if (after?.dial === before?.dial) return;
    const number = after?.e164 ?? null;
    const isAnother = number !== (before?.e164 ?? null);
    if (isAnother) change({ leads: null, chosenLead: null, because: null, reason: '' });
    // A code is whole at each of its digits: what is said of it stays until the answer, or it would be said at each.
    if (after?.kind !== 'short-code' || before?.kind !== 'short-code') change({ warnings: [] });
    if (isAnother && number !== null) asking = askLeads(number);
    void askWarnings();
  }

  function fillFrom(offer: Offer, phone: Phone): void {
    const origin = offer.from === 'link' ? 'click-to-call' : 'dialer';
    fill(shown(phone, region()), { extension: phone.extension, origin });
    if (offer.leadId !== null) change({ chosenLead: offer.leadId, because: null });
    // An Enter on its way to what stood here before isn't for a number that came from elsewhere.
    set({ finishedAt: now() });
  }

  async function askLeads(number: string): Promise<void> {
    const result = await get().act('leads.by-number', { number, open: get().leadList.opened });
    if (!result.ok || numberOf(get().dial.text, region()) !== number) return;
    const { leads, suggested, because } = result.value;
    const { chosenLead, because: present } = get().dial;
    const isKept = present === null && leads.some((lead) => lead.id === chosenLead);
    change({ leads, ...(isKept ? {} : { chosenLead: suggested, because }) });
    void askWarnings();
  }

  async function askWarnings(): Promise<void> {
    const { text, chosenLead } = get().dial;
    if (phoneOf(text, region()) === null) return;
    const result = await get().act('dial.check', { text, leadId: chosenLead });
    const { dial } = get();
    if (result.ok && dial.text === text && dial.chosenLead === chosenLead) change({ warnings: result.value.warnings });
  }

  async function begin(
    argument: Parameters<typeof callArgument>[0],
    note: string,
  ): Promise<{ readonly started: true } | { readonly started: false; readonly failure: Failure }> {
    // The call shows before the answer comes, which may wait for the system to find its phone app.
    const { inHand } = get();
    if (get().snapshot?.call === null) get().wishFocus('call-bar');
    const result = await get().request('call.start', { ...callArgument(argument), note });
    if (!result.ok) {
      get().wishFocus(null);
      return { started: false, failure: result.failure };
    }
    // The agent has left the wrap-up for the call.
    if (get().inHand === inHand) get().takeInHand(null);
    if (result.value.open !== null) openOutside(result.value.open);
    if (result.value.problem !== null) get().tellFailure({ code: result.value.problem, detail: null });
    return { started: true };
  }

  return {
    dial: empty,
    type(text) {
      // The number that Enter was pressed for is being called: what is typed on is none of it.
      if (get().dial.starting) return;
      // Over what stood there, or after nothing is left of it, another number begins: the extension was the old one's.
      const isAnew = get().dial.text !== '' && text.replace(/\D/g, '').length < 2;
      fill(formatAsTyped(text, region()), isAnew ? { extension: null } : {});
    },
    setExtension(digits) {
      if (get().dial.starting) return;
      const parsed = parsePhone(get().dial.text, region());
      const inText = parsed.ok && parsed.phone.extension !== null;
      change({ extension: digits, ...(inText ? { text: shown(parsed.phone, region()) } : {}) });
    },
    fillDialer(text) {
      const parsed = parsePhone(text, region());
      get().show('dial');
      if (parsed.ok) fill(shown(parsed.phone, region()), { extension: parsed.phone.extension });
      else fill(formatAsTyped(text, region()), { extension: null });
    },
    paste(text) {
      const found = findPhones(text, region());
      const [first, second] = found;
      if (first === undefined) return false;
      if (second !== undefined) change({ choices: found });
      else fill(shown(first, region()), { extension: first.extension });
      return true;
    },
    choosePhone(phone) {
      const { offer } = get().dial;
      change({ choices: null, offer: null });
      if (phone !== null && offer !== null) fillFrom(offer, phone);
      else if (phone !== null) fill(shown(phone, region()), { extension: phone.extension });
      get().wishFocus('number');
    },
    async takeOffer(offer) {
      // One window takes it: the others are told that it is gone.
      if (!(await get().request('offer.take', { id: offer.id })).ok) return;
      const [first, second] = offer.phones;
      if (first === undefined) return;
      const { snapshot, inHand, dial, show } = get();
      show('dial');
      // A call, or the note of one, keeps the focus.
      if (snapshot?.call || inHand !== null) get().wishFocus(null);
      const isFree = dial.text === '' || dial.text === shown(first, region());
      if (second === undefined && isFree) fillFrom(offer, first);
      else change({ choices: offer.phones, offer });
    },
    chooseLead(leadId) {
      change({ chosenLead: leadId, because: null });
      void askWarnings();
      const number = numberOf(get().dial.text, region());
      if (number !== null) get().rememberHolder(number, leadId, get().dial.leads ?? []);
    },
    writeReason: (reason) => change({ reason }),
    toggleKeypad: () => change({ keypad: !get().dial.keypad }),
    ignoresEnter: () => isStrayEnter(get().finishedAt, now()),
    async startCall(noteFor) {
      const { text, starting, choices } = get().dial;
      // While a choice is open, nobody has said yet that this is the number meant.
      if (starting || choices !== null) return;
      if (!parsePhone(text, region()).ok) return change({ tried: true });
      change({ starting: true });
      // Whose number it is comes from this computer, at once: a call begun before would have no lead.
      if (get().dial.leads === null) await asking;
      const { dial } = get();
      const isStopped = stops(dial) && dial.reason.trim() === '';
      if (dial.text !== text || isStopped) {
        change({ starting: false });
        return isStopped ? get().wishFocus('reason') : undefined;
      }
      const reason = dial.reason.trim() === '' ? null : dial.reason.trim();
      const begun = await begin(
        { text: dial.text, extension: dial.extension, leadId: dial.chosenLead, origin: dial.origin, reason },
        reason === null ? '' : noteFor(reason),
      );
      change(begun.started ? { ...empty, keypad: get().dial.keypad } : { starting: false });
      if (begun.started) return;
      get().tellFailure(begun.failure);
      // The core knows of it already, this window not yet.
      if (begun.failure.code === 'do-not-call') get().refreshLeads();
    },
    async callBack(row) {
      const text = row.number === null ? row.raw : formatPhone(row.number, region());
      const leadId = row.lead?.id ?? null;
      const begun = await begin({ text, extension: row.extension, leadId, origin: 'history', reason: null }, '');
      if (begun.started) return;
      if (begun.failure.code !== 'do-not-call') return get().tellFailure(begun.failure);
      get().show('dial');
      fill(text, { extension: row.extension, origin: 'history' });
      if (leadId !== null) change({ chosenLead: leadId, because: null });
    },
    async callLead(lead, phone) {
      const call = { text: phone.number, extension: phone.extension, origin: 'lead' } as const;
      const begun = await begin({ ...call, leadId: lead.id, reason: null }, '');
      if (begun.started) return;
      if (begun.failure.code !== 'do-not-call') return get().tellFailure(begun.failure);
      get().show('dial');
      fill(formatPhone(phone.number, region()), { extension: phone.extension, origin: 'lead' });
      change({ chosenLead: lead.id, because: null });
      get().wishFocus('reason');
    },
    rememberHolder(number, leadId, holders) {
      if (holders.length > 1 && holders.some((lead) => lead.id === leadId)) {
        void get().act('leads.choose', { number, leadId });
      }
    },
    refreshLeads() {
      const number = numberOf(get().dial.text, region());
      if (number !== null) void askLeads(number);
    },
    refreshWarnings: () => void askWarnings(),
  };
}

/** Returns the lead that the call will belong to as the dialer stands; null for none or not chosen yet. */
export function leadOf(dial: Dial): Lead | null {
  return dial.leads?.find((lead) => lead.id === dial.chosenLead) ?? null;
}

/** True where the lead is not to be called or, where that one was called last and may not be meant, anyone with the number. */
export function stops(dial: Dial): boolean {
  const lead = leadOf(dial);
  if (lead !== null && dial.because !== 'recent') return lead.doNotCall !== null;
  return dial.leads?.some((other) => other.doNotCall !== null) ?? false;
}

function callArgument(call: {
  readonly text: string;
  readonly extension: string | null;
  readonly leadId: number | null;
  readonly origin: Dial['origin'];
  readonly reason: string | null;
}) {
  return { ...call, extension: call.extension === '' ? null : call.extension };
}

function numberOf(text: string, region: string): string | null {
  return phoneOf(text, region)?.e164 ?? null;
}

function phoneOf(text: string, region: string): Phone | null {
  const parsed = parsePhone(text, region);
  return parsed.ok ? parsed.phone : null;
}

function shown(phone: Phone, region: string): string {
  return phone.e164 === phone.dial ? formatPhone(phone.e164, region) : phone.dial;
}
