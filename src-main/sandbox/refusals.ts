// How the sandbox says no: the CRM's status codes, with JSON that names the fields at fault.

import type { Context } from 'hono';
import type { z } from 'zod';

/** Field → what is wrong with it. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export function refuse(c: Context, status: 400 | 401 | 403 | 404 | 429 | 500, message: string): Response {
  return c.json({ message }, status);
}

/** Answers 422, naming each field at fault. */
export function refuseFields(c: Context, errors: FieldErrors): Response {
  return c.json({ message: 'The given data was invalid.', errors }, 422);
}

/** Reads a JSON object out of the request, or answers 400 (not a JSON object) or 422 (fields missing or invalid). */
export async function parsedBody<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    return refuse(c, 400, 'The body is not valid JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuse(c, 400, 'The body is not a JSON object.');
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : refuseFields(c, fieldErrors(parsed.error));
}

/** Puts what a schema found wrong under the name of each field (`phones.0.number`). */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    const messages = errors[field] ?? [];
    messages.push(`The ${field} field is invalid: ${issue.message}`);
    errors[field] = messages;
  }
  return errors;
}
