// Holds a mirror against the CRM that it is of, as people meet it: by number, by name, with its history.

import { communicationsPage } from '../../src-main/store/communications.ts';
import type { Db } from '../../src-main/store/db.ts';
import { searchWords } from '../../src-main/store/lead-search.ts';
import { leadsByNumber, leadsPage } from '../../src-main/store/leads.ts';

/** @throws where the mirror lacks a lead of the CRM, shows it otherwise, or has one that is neither there nor may `linger`. */
export function compareMirror(
  seed: number,
  when: string,
  db: Db,
  leads: ReadonlyMap<number, Record<string, unknown>>,
  linger: ReadonlySet<number>,
): void {
  const mirror = new Map(leadsPage(db, null, 1000, null).map(({ lead }) => [lead.id, lead]));
  const problems: string[] = [];
  for (const [id, lead] of leads) {
    const known = mirror.get(id);
    const name = `${String(lead.first_name)} ${String(lead.last_name)}`;
    const phones = phonesOf(lead);
    if (!known) problems.push(`${id} is missing`);
    else if (known.name !== name) problems.push(`${id} is ${known.name}, not ${name}`);
    else if (!leadsByNumber(db, phones[0] ?? '').some((one) => one.id === id)) problems.push(`${id} has no number`);
    else if (!searchWords(db, String(lead.last_name), null, 20).some((one) => one.id === id))
      problems.push(`${id} isn't found`);
    const history = communicationsPage(db, id, null, 1000).map((one) => one.id);
    if (known && history.toSorted().join() !== idsOf(lead.communications).toSorted().join())
      problems.push(
        `${id} lacks history ${history.toSorted().join()} of ${idsOf(lead.communications).toSorted().join()}`,
      );
  }
  for (const id of mirror.keys()) if (!leads.has(id) && !linger.has(id)) problems.push(`${id} isn't in the CRM`);
  if (problems.length > 0) throw new Error(`${when}: ${problems.join(', ')} (seed ${seed})`);
}

function phonesOf(lead: Record<string, unknown>): readonly string[] {
  return (lead.phones as readonly { number: string }[]).map(({ number }) => number);
}

function idsOf(list: unknown): readonly number[] {
  return (list as readonly { id: number }[]).map(({ id }) => id);
}
