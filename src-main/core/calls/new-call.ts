// A call as it begins: what is known of it before anything has happened.

import type { Life } from '../../../src-preload/contract/call.ts';
import type { Phone } from '../../../src-preload/contract/phone.ts';
import type { Owner, StoredCall } from '../../store/calls.ts';
import type { Random } from '../ports.ts';

export interface Beginning {
  readonly life: Life;
  readonly phone: Phone;
  /** Typed apart from the number; wins over one found in its text. */
  readonly extension: string | null;
  readonly owner: Owner | null;
  readonly lead: StoredCall['lead'];
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** Returns the call, with a new id that sorts by its time. */
export function newCall(random: Random, { life, phone, extension, owner, lead, startedAt }: Beginning): StoredCall {
  return {
    ...life,
    id: random.id(startedAt),
    owner,
    method: 'phone',
    kind: phone.kind,
    number: phone.e164,
    extension: extension ?? phone.extension,
    raw: phone.raw,
    lead,
    startedAt,
    executedAt: Math.floor(startedAt / 1000),
    answeredAt: null,
    endedAt: null,
    duration: null,
    note: '',
    passReason: null,
    filed: false,
    recovered: false,
  };
}
