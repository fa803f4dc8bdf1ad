// Times as the CRM writes and reads them: ISO 8601 in UTC, whole seconds, with a written-out offset.

import { z } from 'zod';

/** Writes ms since 1970 as the CRM does (`2019-04-05T17:33:43+00:00`); what is finer than a second is cut off. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

/** Reads an ISO date or time into ms since 1970; a time without an offset is UTC, a date is its midnight in UTC. */
export const timeSchema = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
  .transform((text) => Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text.slice(0, 10)}T${clock(text)}Z`));

function clock(text: string): string {
  return text.length > 10 ? text.slice(11) : '00:00';
}
