// A lead as the pull writes it into the mirror.

import type { MirroredLead } from '../../src-main/store/lead-upsert.ts';

/** Makes a lead; every field that isn't given is that of an ordinary one. `numbers` are E.164. */
export function mirrored(
  id: number,
  name: string,
  numbers: readonly string[] = [],
  part: Partial<MirroredLead> = {},
): MirroredLead {
  return {
    id,
    name,
    language: 'fr',
    doNotCall: null,
    vehicle: null,
    advisor: null,
    advisorId: null,
    phones: numbers.map((number) => ({ number, e164: number, extension: null, type: 'mobile' })),
    emails: [],
    stocks: [],
    updatedAt: '2026-11-01T00:00:00+00:00',
    activity: id,
    source: { id, name, ...part },
    communications: null,
    mayBeCut: false,
    ...part,
  };
}
