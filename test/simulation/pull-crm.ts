// A CRM whose leads change while they are read: its clock moves, its days begin where it stands, its times are whole seconds,
// its lists shift.

import type { TransportAnswer, TransportRequest } from '../../src-main/crm/transport.ts';
import type { Random } from '../../src-main/sandbox/random.ts';
import { whole } from '../fakes/plain-crm.ts';

export interface PullCrm {
  /** The leads as they are now, as the CRM's JSON has them. */
  readonly leads: ReadonlyMap<number, Record<string, unknown>>;
  create(): void;
  /** Changes a lead's name or number; `bumps` says whether its `updated_at` moves, as it should. */
  change(bumps: boolean): void;
  /** Adds a communication to a lead, as somebody else would. */
  communicate(bumps: boolean): void;
  /** Deletes a lead and returns its id; null where there is none. */
  remove(): number | null;
  /** Moves the CRM's clock by some milliseconds. */
  moveClock(milliseconds: number): void;
  answer(request: TransportRequest): TransportAnswer;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Creates a CRM of some leads. `now` is epoch milliseconds, on a clock that its own may differ from. */
export function createPullCrm(random: Random, now: () => number): PullCrm {
  const leads = new Map<number, Record<string, unknown>>();
  const perPage = random.integer(2, 5);
  /** What the `updated_at` filter takes, and what a second of the CRM's times is worth. */
  const wholeDays = random.chance(0.5);
  const grain = random.pick([1000, 1000, 60_000]);
  /** What its days are ahead of those of UTC. */
  const zone = random.pick([0, -5, -8, 9]) * hour;
  let skew = random.pick([0, 0, -hour, 2 * hour, -20 * day, 40 * day]);
  let nextId = 1000;
  let nextNumber = 2_000_000;

  const time = (age = 0) => {
    const at = now() + skew - age;
    return new Date(at - (at % grain)).toISOString().replace('.000Z', '+00:00');
  };

  function put(id: number, part: Record<string, unknown>, bumps: boolean, age = 0): void {
    const before = leads.get(id) ?? {};
    leads.set(id, { ...before, ...part, ...(bumps ? { updated_at: time(age) } : {}) });
  }

  function number(): string {
    nextNumber += 1;
    return `+1514${nextNumber}`;
  }

  function create(age = 0): void {
    nextId += 1;
    const base = { id: nextId, account_id: 7, last_name: `L${nextId}`, locale: 'fr', created_at: time(age) };
    const nested = { phones: [{ number: number(), extension: null, type: 'mobile' }], communications: [] };
    put(nextId, { ...base, first_name: 'Nouvelle', ...nested }, true, age);
  }

  function any(): number | null {
    return leads.size === 0 ? null : random.pick([...leads.keys()]);
  }

  function answer({ url }: TransportRequest): TransportAnswer {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace(/^.*\/v2\//, '');
    if (path !== 'leads') {
      const lead = leads.get(Number(path.split('/')[1]));
      return lead ? whole(200, { data: lead }) : whole(404, { message: 'Not found.' });
    }
    const since = searchParams.get('filter[updated_at][gte]');
    const page = Number(searchParams.get('page'));
    const found = [...leads.values()]
      .filter(({ updated_at }) => since === null || isSince(String(updated_at), since))
      .toSorted(
        (one, other) =>
          String(other.created_at).localeCompare(String(one.created_at)) || Number(other.id) - Number(one.id),
      );
    const lastPage = Math.max(1, Math.ceil(found.length / perPage));
    const meta = { current_page: page, last_page: lastPage, per_page: String(perPage), total: found.length };
    return whole(200, { data: found.slice((page - 1) * perPage, page * perPage), links: {}, meta });
  }

  /** With whole days, a date stands for itself; with times, for its midnight. Both are the CRM's own. */
  function isSince(updated: string, since: string): boolean {
    const there = Date.parse(updated) + zone;
    return wholeDays ? new Date(there).toISOString().slice(0, 10) >= since : there >= Date.parse(since);
  }

  for (let count = random.integer(0, 14); count > 0; count -= 1) create(random.pick([0, 0, hour, 3 * day, 60 * day]));
  return {
    leads,
    create: () => create(),
    change(bumps) {
      const id = any();
      if (id === null) return;
      const phones = [{ number: number(), extension: null, type: 'work' }];
      put(id, random.chance(0.5) ? { phones } : { first_name: `Nom${random.integer(1, 999)}` }, bumps);
    },
    communicate(bumps) {
      const id = any();
      if (id === null) return;
      nextId += 1;
      const one = { id: nextId, lead_id: id, user_id: 1, method: 'sms', type: 'incoming', executed_at: time() };
      const before = leads.get(id)?.communications;
      put(id, { communications: [one, ...(Array.isArray(before) ? before : [])] }, bumps);
    },
    remove() {
      const id = any();
      if (id !== null) leads.delete(id);
      return id;
    },
    moveClock(milliseconds) {
      skew += milliseconds;
    },
    answer,
  };
}
