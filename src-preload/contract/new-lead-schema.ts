// What may be said of a new lead, apart from its vocabulary: windows have nothing to check.

import { z } from 'zod';

const said = {
  firstName: z.string().trim().max(100),
  lastName: z.string().trim().max(100),
  /** As typed. */
  number: z.string().max(1_000),
  language: z.enum(['fr', 'en']).nullable(),
  /** The agent knows that somebody has this number already. */
  anyway: z.boolean().default(false),
};

/** What an agent says of somebody new. CRM: the language is `fr` or `en`; a lead has one name at least. */
export const newLeadSchema = z
  .strictObject({
    ...said,
    /** The call that waits for this lead; null for none. */
    callId: z.uuid().nullable(),
  })
  .refine(isNamed);

/** What an agent says instead of somebody new whom the CRM didn't take. */
export const correctedLeadSchema = z.strictObject({ ...said, newLeadId: z.uuid() }).refine(isNamed);

function isNamed({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): boolean {
  return firstName !== '' || lastName !== '';
}
