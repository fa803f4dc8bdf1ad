// What a request says: the addresses that are pasted into phones (`/<secret>/<make>/<event>`), the XML that Poly phones
// post, the number that MicroSIP's command posts, and the app's own JSON. Every field is taken as hostile.

import { z } from 'zod';
import { directions } from '../../../src-preload/contract/call.ts';
import { type LineEvent, type LineEventKind, lineEventKinds, type PhoneMake, phoneMakes } from '../line-event.ts';
import { readPolyEvent } from './poly.ts';

export interface HookRequest {
  readonly method: 'GET' | 'POST';
  /** What stands after the secret, decoded: `yealink/ringing`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The address that it came from. */
  readonly from: string;
}

/** Reads a request of somebody who knows the secret; null where it says nothing that can be understood. */
export function readReport(request: HookRequest): LineEvent | null {
  if (request.path === 'events') return request.method === 'POST' ? ownWords(request) : null;
  if (request.path === 'poly') {
    return request.method === 'POST' ? readPolyEvent(request.body, clean(request.from)) : null;
  }
  const [make, kind, ...rest] = request.path.split('/');
  if (!isMake(make) || !isKind(kind) || rest.length > 0) return null;
  return {
    kind,
    make,
    phone: clean(request.query.get('phone') ?? '', 60) || clean(request.from),
    sourceCall: clean(request.query.get('id') ?? '', longestId) || null,
    direction: directionOf(kind, request.query.get('direction')),
    number: given(request.method === 'POST' ? request.body : request.query.get('number')),
    at: null,
  };
}

/** Takes control characters out of a text, and cuts it. */
export function clean(text: string, longest = 250): string {
  return text.replace(/\p{C}/gu, '').trim().slice(0, longest);
}

const longestId = 200;

/** Milliseconds since 1970, or ISO 8601 with its zone. */
const time = z.union([
  z.int().min(0).max(4_102_444_800_000),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

const ownSchema = z.object({
  event: z.enum(lineEventKinds),
  number: z.string().max(250).nullish(),
  direction: z.enum(directions).nullish(),
  id: z.union([z.string().max(longestId), z.int()]).nullish(),
  phone: z.string().max(60).nullish(),
  at: time.nullish(),
});

function ownWords({ body, from }: HookRequest): LineEvent | null {
  const parsed = ownSchema.safeParse(json(body));
  if (!parsed.success) return null;
  const { event, number, direction, id, phone, at } = parsed.data;
  return {
    kind: event,
    make: 'other',
    phone: clean(phone ?? '', 60) || clean(from),
    sourceCall: clean(String(id ?? ''), longestId) || null,
    direction: directionOf(event, direction ?? null),
    number: given(number ?? null),
    at: at ?? null,
  };
}

/** The number as the phone wrote it; nothing where it hid it, or left its variable in as it stood. */
function given(text: string | null): string {
  const number = clean(text ?? '');
  return number.startsWith('$') ||
    /^(?:anonymous|private|unknown|withheld|restricted|unavailable)$/i.test(userOf(number))
    ? ''
    : number;
}

function userOf(number: string): string {
  return number.replace(/^sips?:/i, '').replace(/@.*$/s, '');
}

function directionOf(kind: LineEventKind, said: string | null): LineEvent['direction'] {
  if (kind === 'ringing' || kind === 'missed') return 'incoming';
  if (kind === 'dialing') return 'outgoing';
  return directions.find((direction) => direction === said) ?? null;
}

function isMake(text: string | undefined): text is PhoneMake {
  return phoneMakes.some((make) => make === text);
}

function isKind(text: string | undefined): text is LineEventKind {
  return lineEventKinds.some((kind) => kind === text);
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
