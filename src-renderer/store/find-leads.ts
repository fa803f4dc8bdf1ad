// The search for leads as one types: a question a key, of which only the newest counts.

import type { Bridge, ValueOf } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/failure.ts';

/**
 * Asks which leads a text finds; null where `isNewest` says that the answer isn't wanted any more. The questions of quick
 * fingers overtake each other on their way, so that the core may give up the newest for an older one: it is asked again.
 */
export async function findLeads(
  request: Bridge['request'],
  text: string,
  isNewest: () => boolean,
): Promise<Result<ValueOf<'leads.search'>> | null> {
  const result = await request('leads.search', { text });
  if (!isNewest()) return null;
  const isOvertaken = !result.ok && result.failure.code === 'superseded';
  return isOvertaken ? findLeads(request, text, isNewest) : result;
}
