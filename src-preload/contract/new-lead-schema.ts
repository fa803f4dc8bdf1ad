// What may be said of a new lead, apart from its vocabulary: windows have nothing to check.

import { z } from 'zod';

/** What an agent says of somebody new. CRM: the language is `fr` or `en`; a lead has one name at least. */
export const newLeadSchema = z
  .strictObject({
    firstName: z.string().trim().max(100),
    lastName: z.string().trim().max(100),
    /** As typed. */
    number: z.string().max(1_000),
    language: z.enum(['fr', 'en']).nullable(),
    /** The call that waits for this lead; null for none. */
    callId: z.uuid().nullable(),
    /** The agent knows that somebody has this number already. */
    anyway: z.boolean().default(false),
  })
  .refine(({ firstName, lastName }) => firstName !== '' || lastName !== '');
