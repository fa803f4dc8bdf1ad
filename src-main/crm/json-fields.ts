// The fields of the CRM's JSON, each read the one way that all of its objects share.

import { z } from 'zod';

/** Returns what a schema makes of some JSON; null where it can't be read. */
export function read<T>(schema: z.ZodType<T>, json: unknown): T | null {
  const result = schema.safeParse(json);
  return result.success ? result.data : null;
}

/** Returns the object in `{"data": {…}}`, or the JSON itself where it isn't wrapped. */
export function single(json: unknown): unknown {
  const wrapped = read(z.object({ data: z.object({}).loose() }), json);
  return wrapped === null ? json : wrapped.data;
}

// A number that JSON.parse may have rounded (2^53 and beyond) is no id: it might be another's.
export const id = z.number().int().positive();
export const otherId = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
export const trimmed = text.transform((value) => value?.trim() || null);
export const trimmedOrNumber = z.union([trimmed, z.number().transform(String)]).catch(null);
export const shown = trimmed.catch(null);
const digits = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
export const count = z.union([z.number().int().nonnegative(), digits]);
export const pageNumber = count.refine((value) => value > 0);
export const time = z
  .string()
  .transform(withOffset)
  .pipe(z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]))
  .transform((value) => Date.parse(value));

/** Returns a time in the one form of ISO 8601: `T` for a space, `+00:00` for `+0000`, and UTC where no offset is written. */
function withOffset(value: string): string {
  const joined = value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return /(Z|[+-]\d{2}:\d{2})$/.test(joined) ? joined : `${joined}Z`;
}

/** Joins the parts that are there by spaces; null for none. */
export function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** Reads each entry of a list and leaves out those that can't be read; no list is an empty one. */
export function listOf<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) => entries.map((each) => read(entry, each)).filter((each) => each !== null));
}
