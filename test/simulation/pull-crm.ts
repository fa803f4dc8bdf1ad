// A CRM whose leads change while they are read: its clock moves, its times are whole seconds, its lists shift.

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
  remove(): void;
  /** Moves the CRM's clock by some milliseconds. */
  moveClock(milliseconds: number): void;
  answer(request: TransportRequest): TransportAnswer;
}

/** Creates a CRM of some leads. `now` is epoch milliseconds, on a clock that its own may differ from. */
export function createPullCrm(random: Random, now: () => number): PullCrm {
  const leads = new Map<number, Record<string, unknown>>();
  const perPage = random.integer(2, 5);
  /** What the `updated_at` filter takes, and what a second of the CRM's times is worth. */
  const wholeDays = random.chance(0.5);
  const grain = random.pick([1000, 1000, 60_000]);
  let skew = random.pick([0, 0, -3_600_000, 7_200_000, -20 * 86_400_000, 40 * 86_400_000]);
  let nextId = 1000;
  let nextNumber = 2_000_000;

  const time = () => {
    const at = now() + skew;
    return new Date(at - (at % grain)).toISOString().replace('.000Z', '+00:00');
  };

  function put(id: number, part: Record<string, unknown>, bumps: boolean): void {
    const before = leads.get(id) ?? {};
    leads.set(id, { ...before, ...part, ...(bumps ? { updated_at: time() } : {}) });
  }

  function number(): string {
    nextNumber += 1;
    return `+1514${nextNumber}`;
  }

  function create(): void {
    nextId += 1;
    const base = { id: nextId, account_id: 7, last_name: `L${nextId}`, locale: 'fr', created_at: time() };
    const nested = { phones: [{ number: number(), extension: null, type: 'mobile' }], communications: [] };
    put(nextId, { ...base, first_name: 'Nouvelle', ...nested }, true);
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

  /** With whole days, a date stands for itself; with times, for its midnight in UTC. */
  function isSince(updated: string, since: string): boolean {
    return wholeDays ? updated.slice(0, 10) >= since : Date.parse(updated) >= Date.parse(since);
  }

  for (let count = random.integer(0, 14); count > 0; count -= 1) create();
  return {
    leads,
    create,
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
    },
    moveClock(milliseconds) {
      skew += milliseconds;
    },
    answer,
  };
}
