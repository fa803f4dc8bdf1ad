// What the tray says, from a snapshot: pure, so that the words can be tested without a panel.

import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { languageOf, type Words, wordsOf } from './words.ts';

export type TrayDeed = 'dial' | 'show' | 'quit';

export interface TrayState {
  readonly tooltip: string;
  /** Lines that inform, above the deeds. */
  readonly status: readonly string[];
  readonly deeds: readonly { readonly deed: TrayDeed; readonly label: string }[];
  /** Asks for another icon. */
  readonly needsYou: boolean;
}

/** Says how things stand: the CRM's reach, then how many calls wait and how many need the agent where any do. */
export function trayStateOf(snapshot: Snapshot): TrayState {
  const words = wordsOf(languageOf(snapshot));
  const { balance } = snapshot.delivery;
  const waiting = balance['on-its-way'] + balance['being-confirmed'];
  const needing = balance['needs-you'];
  const status = [words(`reach.${reachOf(snapshot)}`)];
  if (waiting > 0) status.push(words('tray.waiting', { number: waiting }));
  if (needing > 0) status.push(words('tray.needs-you', { number: needing }));
  return {
    tooltip: `Offhook · ${status.join(' · ')}`,
    status,
    deeds: deeds.map((deed) => ({ deed, label: labelOf(words, deed) })),
    needsYou: needing > 0 || snapshot.delivery.paused === 'key-refused' || snapshot.delivery.paused === 'key-missing',
  };
}

const deeds: readonly TrayDeed[] = ['dial', 'show', 'quit'];

function labelOf(words: Words, deed: TrayDeed): string {
  return words(`tray.${deed}`);
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
