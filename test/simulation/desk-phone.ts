// The phone on the agent's desk: it tells of calls as phones do, now and then twice, late, in another order, or not at all.

import type { Core } from '../../src-main/core/app.ts';
import type { FakeDoors } from '../fakes/doors.ts';

export interface PhoneWord {
  readonly kind: string;
  readonly number: string;
  readonly id: string;
}

/** Returns what the phone says of one call, the beginning first: nobody could tell a note for it apart otherwise. */
export function wordsOf(pick: number, number: string, id: string): readonly [PhoneWord, ...PhoneWord[]] {
  const word = (kind: string): PhoneWord => ({ kind, number, id });
  const opening = word(pick % 5 === 0 ? 'dialing' : 'ringing');
  const rest =
    pick % 2 === 0 ? [word('answered'), word('ended')] : [word(pick % 5 === 0 ? 'ended' : 'missed'), word('ended')];
  if (pick % 3 === 0) rest.reverse();
  if (pick % 7 < 2) rest.splice(1, 0, opening, ...rest.slice(0, 1));
  if (pick % 11 === 0) rest.pop();
  return [opening, ...rest];
}

/** Says a word to the core by the address that Settings gives to paste; a core that isn't listening hears nothing. */
export async function tellCore(core: Core, doors: FakeDoors, { kind, number, id }: PhoneWord): Promise<void> {
  const { secret, port } = core.snapshot().line;
  const host = `127.0.0.1:${port}`;
  const query = new URLSearchParams({ number, id });
  const request = new Request(`http://${host}/${secret}/yealink/${kind}?${query}`);
  request.headers.set('host', host);
  await doors.listener?.(request, '127.0.0.1');
}
