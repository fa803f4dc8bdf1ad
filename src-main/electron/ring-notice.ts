// A ring as a notification of the system, beside the card: who, how to greet, and what can be said of the call where the
// system shows buttons. And a missed call, once it is one.

import { Notification } from 'electron';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { LiveCall, Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Core } from '../core/app.ts';
import { callerOf, numberOf } from './caller.ts';
import { languageOf, type Words, wordsOf } from './words.ts';

export interface RingNotices {
  /** Brings what is shown in line with a snapshot. While `wanted` is false nothing comes up. */
  follow(snapshot: Snapshot, wanted: boolean): void;
  close(): void;
}

/** Makes the notifications. `open` is called for the one that is clicked, with its lead where there is one. */
export function createRingNotices(core: Core, open: (leadId: number | null) => void): RingNotices {
  const shown = new Map<string, { call: LiveCall; notice: Notification | null }>();
  let callbacks: number | null = null;

  async function show(call: LiveCall, snapshot: Snapshot): Promise<void> {
    const words = wordsOf(languageOf(snapshot));
    const lead = await leadOf(core, call);
    const entry = shown.get(call.id);
    // It has stopped ringing in the meantime.
    if (entry === undefined) return;
    const notice = new Notification({
      title: titleOf(words, lead),
      body: bodyOf(words, call, lead, snapshot.settings.region),
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      // Shown by the systems that have them; the others show the notification without.
      actions: deeds.map((deed) => ({ type: 'button', text: words(`ring.${deed}`) })),
    });
    notice.on('click', () => open(call.lead?.id ?? null));
    notice.on('action', (event, index) => {
      const deed = deeds[event.actionIndex ?? index];
      if (deed === 'answered') void core.request('call.do', { callId: call.id, deed: 'answer' });
      if (deed === 'silence') void core.request('ring.silence', { callId: call.id });
    });
    entry.notice = notice;
    notice.show();
  }

  function tellMissed(call: LiveCall, snapshot: Snapshot): void {
    const words = wordsOf(languageOf(snapshot));
    const notice = new Notification({
      title: words('notice.missed.title'),
      body: callerOf(words, call, snapshot.settings.region),
    });
    // Held until it is gone: one that is garbage collected loses its click.
    missed.add(notice);
    notice.on('click', () => {
      missed.delete(notice);
      open(call.lead?.id ?? null);
    });
    notice.on('close', () => missed.delete(notice));
    notice.show();
  }

  return {
    follow(snapshot, wanted) {
      const heard = snapshot.ringing.filter((call) => !call.silenced);
      const owed = callbacks !== null && snapshot.callbacks > callbacks;
      callbacks = snapshot.callbacks;
      for (const [id, { call, notice }] of shown) {
        if (heard.some((other) => other.id === id)) continue;
        notice?.close();
        shown.delete(id);
        if (owed && wanted && !isOn(snapshot, id)) tellMissed(call, snapshot);
      }
      for (const call of heard) {
        if (shown.has(call.id)) continue;
        shown.set(call.id, { call, notice: null });
        if (wanted && Notification.isSupported()) void show(call, snapshot);
      }
    },
    close() {
      for (const { notice } of shown.values()) notice?.close();
      shown.clear();
    },
  };
}

const deeds = ['answered', 'silence'] as const;
const missed = new Set<Notification>();

/** True where the call was answered or only silenced. */
function isOn({ call, alsoOn, ringing }: Snapshot, id: string): boolean {
  return [call, ...alsoOn, ...ringing].some((other) => other?.id === id);
}

async function leadOf(core: Core, call: LiveCall): Promise<Lead | null> {
  if (call.lead === null) return null;
  const answer = await core.request('leads.read', { leadId: call.lead.id });
  // The table of methods says what this one answers.
  return answer.ok ? (answer.value as Lead) : null;
}

function titleOf(words: Words, lead: Lead | null): string {
  const language = lead?.language ?? null;
  const title = words('ring.title');
  return language === 'fr' || language === 'en' ? `${words(`ring.greeting-${language}`)} · ${title}` : title;
}

function bodyOf(words: Words, call: LiveCall, lead: Lead | null, region: string): string {
  const facts = [
    callerOf(words, call, region),
    call.lead === null ? null : numberOf(call, region),
    lead?.vehicle ?? null,
  ];
  return facts.filter((fact) => fact !== null && fact !== '').join('\n');
}
