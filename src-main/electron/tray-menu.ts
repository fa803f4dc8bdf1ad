// What the tray says, from a snapshot: pure, so that the words can be tested without a panel.

import { isQuiet, type QuietSpan, quietSpans } from '../../src-preload/contract/quiet.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { callerOf } from './caller.ts';
import { formatHourOf } from './hour.ts';
import { languageOf, wordsOf } from './words.ts';

/** What a menu entry does: a deed of the shell, a deed on the call that rings, or a span of quiet. */
export type TrayDeed =
  | { readonly kind: 'dial' | 'show' | 'callbacks' | 'quit' }
  | { readonly kind: 'answered' | 'silence'; readonly callId: string }
  | { readonly kind: 'quiet'; readonly span: QuietSpan | null };

export interface TrayEntry {
  /** For tests and for the panel: the deed's kind, with the span of a quiet one. */
  readonly id: string;
  readonly label: string;
  readonly deed: TrayDeed;
}

export interface TrayState {
  readonly tooltip: string;
  /** Lines that inform, above the deeds. */
  readonly status: readonly string[];
  /** For the call that has rung longest; empty while none rings. */
  readonly ringing: readonly TrayEntry[];
  readonly deeds: readonly TrayEntry[];
  readonly quiet: { readonly label: string; readonly entries: readonly TrayEntry[] };
  readonly quit: TrayEntry;
  /** Asks for another icon. */
  readonly icon: 'usual' | 'needs-you' | 'ringing';
}

/**
 * Says how things stand: who rings, the CRM's reach, then how many calls wait, need the agent or are owed where any are.
 * `now` is epoch ms.
 */
export function trayStateOf(snapshot: Snapshot, now: number): TrayState {
  const language = languageOf(snapshot);
  const words = wordsOf(language);
  const { balance, paused } = snapshot.delivery;
  const waiting = balance['on-its-way'] + balance['being-confirmed'];
  const needing = balance['needs-you'];
  const heard = snapshot.ringing.filter((call) => !call.silenced);
  const status = [
    ...snapshot.ringing.map((call) => words('tray.ringing', { who: callerOf(words, call, snapshot.settings.region) })),
    words(`reach.${reachOf(snapshot)}`),
  ];
  if (waiting > 0) status.push(words('tray.waiting', { number: waiting }));
  if (needing > 0) status.push(words('tray.needs-you', { number: needing }));
  const entry = (deed: TrayDeed, label: string): TrayEntry => ({ id: idOf(deed), label, deed });
  const first = heard[0];
  const { quietUntil } = snapshot.settings;
  const quiet = isQuiet(snapshot.settings, now) && quietUntil !== null;
  return {
    tooltip: `Offhook · ${status.join(' · ')}`,
    status,
    ringing:
      first === undefined
        ? []
        : (['answered', 'silence'] as const).map((kind) => entry({ kind, callId: first.id }, words(`ring.${kind}`))),
    deeds: [
      entry({ kind: 'dial' }, words('tray.dial')),
      ...(snapshot.callbacks > 0
        ? [entry({ kind: 'callbacks' }, words('tray.callbacks', { number: snapshot.callbacks }))]
        : []),
      entry({ kind: 'show' }, words('tray.show')),
    ],
    quiet: {
      label: quiet ? words('quiet.until', { hour: formatHourOf(quietUntil, now, language) }) : words('quiet.title'),
      entries: [
        ...quietSpans.map((span) => entry({ kind: 'quiet', span }, words(`quiet.${span}`))),
        ...(quiet ? [entry({ kind: 'quiet', span: null }, words('quiet.off'))] : []),
      ],
    },
    quit: entry({ kind: 'quit' }, words('tray.quit')),
    icon:
      heard.length > 0
        ? 'ringing'
        : needing > 0 || snapshot.callbacks > 0 || paused === 'key-refused' || paused === 'key-missing'
          ? 'needs-you'
          : 'usual',
  };
}

function idOf(deed: TrayDeed): string {
  return deed.kind === 'quiet' ? `quiet-${deed.span ?? 'off'}` : deed.kind;
}

function reachOf({
  connection,
  delivery,
}: Snapshot): 'none' | 'key-refused' | 'key-missing' | 'online' | 'offline' | 'unknown' {
  if (connection.stage === 'none') return 'none';
  if (delivery.paused === 'key-refused' || delivery.paused === 'key-missing') return delivery.paused;
  if (connection.reach === 'unknown') return 'unknown';
  return connection.reach === 'reachable' ? 'online' : 'offline';
}
