// All that the sandbox CRM knows: the made-up leads, and every change that came through its API, replayed from the journal.

import { z } from 'zod';
import { type Journal, noJournal, openJournal } from './journal.ts';
import { makePeople } from './people.ts';
import {
  communicationSchema,
  leadSchema,
  noteSchema,
  recordingSchema,
  type SandboxCommunication,
  type SandboxLead,
  type SandboxNote,
  type SandboxRecording,
} from './records.ts';
import { type Shelf, shelf } from './shelf.ts';

/** A change: the records it leaves behind, whole, so that replaying one twice changes nothing. */
type Change = Readonly<z.input<typeof changeSchema>>;
const changeSchema = z.object({
  lead: leadSchema.optional(),
  communication: communicationSchema.optional(),
  note: noteSchema.optional(),
  recording: recordingSchema.optional(),
  /** Id of a lead that was deleted, with all that hung on it. */
  deletedLead: z.int().optional(),
});
const headerSchema = z.object({ format: z.literal(1), seed: z.int(), leads: z.int() });

export interface State {
  readonly leads: Shelf<SandboxLead>;
  readonly communications: Shelf<SandboxCommunication>;
  /** Returns the leads as a reader sees them at `now` (ms), newest first. */
  leadsNewestFirst(now: number): readonly SandboxLead[];
  /** Returns a lead's communications as a reader sees them at `now` (ms), oldest first. */
  communicationsOf(leadId: number, now: number): readonly SandboxCommunication[];
  /** Returns the communications that came through the API, in the order they came; the made-up past is left out. */
  received(): readonly SandboxCommunication[];
  notes(): readonly SandboxNote[];
  recordings(): readonly SandboxRecording[];
  /** Returns an id above all others: unique over everything that is ever created, also after a restart. */
  nextId(): number;
  /** Writes the change to the journal, then makes it; readers see it from `visibleAt` (ms) on. */
  commit(change: Change, visibleAt?: number): void;
  close(): void;
}

export interface StateOptions {
  readonly stateFile?: string | undefined;
  readonly leads?: number | undefined;
  readonly seed?: number | undefined;
}

/** Far above the ids of made-up records, which depend on how many leads are asked for; fits 32 bits. */
const FIRST_CREATED_ID = 500_000_001;

const DEFAULT_LEADS = 400;
const DEFAULT_SEED = 1;

/**
 * Makes the leads and replays what the state file holds. A state file remembers its seed and its number of leads.
 * Throws where it was made with another seed, since its communications belong to other people then.
 */
export function openState(options: StateOptions): State {
  const journal = options.stateFile === undefined ? noJournal : openJournal(options.stateFile);
  try {
    return stateFrom(journal, options);
  } catch (cause) {
    journal.close();
    throw cause;
  }
}

function stateFrom(journal: Journal, options: StateOptions): State {
  const [first, ...changes] = journal.entries;
  const header = first === undefined ? null : headerSchema.parse(first);
  const seed = options.seed ?? header?.seed ?? DEFAULT_SEED;
  if (header !== null && header.seed !== seed) {
    throw new Error(`The sandbox's state file was made with seed ${header.seed}, not ${seed}.`);
  }
  const leadCount = options.leads ?? header?.leads ?? DEFAULT_LEADS;
  if (header === null) journal.append({ format: 1, seed, leads: leadCount });

  const people = makePeople(leadCount, seed);
  const leads = shelf(people.leads);
  const communications = shelf(people.communications);
  const idsOfLead = new Map<number, number[]>();
  const link = ({ id, lead_id }: SandboxCommunication): void => {
    const ids = idsOfLead.get(lead_id);
    if (ids === undefined) idsOfLead.set(lead_id, [id]);
    else ids.push(id);
  };
  for (const communication of people.communications) link(communication);
  let newestFirst: readonly number[] | null = null;
  const receivedIds: number[] = [];
  const notes: SandboxNote[] = [];
  const recordings = new Map<number, SandboxRecording>();
  let lastId = FIRST_CREATED_ID - 1;

  const apply = (change: Change, visibleAt?: number): void => {
    if (change.lead !== undefined) {
      if (leads.latest(change.lead.id) === undefined) newestFirst = null;
      leads.put(change.lead, visibleAt);
      const nested = [...change.lead.phones, ...change.lead.emails, ...change.lead.vehicles];
      lastId = Math.max(lastId, change.lead.id, ...nested.map((one) => one.id));
    }
    if (change.communication !== undefined) {
      const { id } = change.communication;
      if (communications.latest(id) === undefined) {
        receivedIds.push(id);
        link(change.communication);
      }
      communications.put(change.communication, visibleAt);
      lastId = Math.max(lastId, id);
    }
    if (change.note !== undefined) {
      notes.push(change.note);
      lastId = Math.max(lastId, change.note.id);
    }
    if (change.deletedLead !== undefined) {
      leads.remove(change.deletedLead);
      for (const id of idsOfLead.get(change.deletedLead) ?? []) communications.remove(id);
      idsOfLead.delete(change.deletedLead);
      newestFirst = null;
    }
    if (change.recording !== undefined) recordings.set(change.recording.communication_id, change.recording);
  };
  for (const change of changes) apply(changeSchema.parse(change));

  return {
    leads,
    communications,
    leadsNewestFirst: (now) => {
      newestFirst ??= leads
        .all()
        .toSorted(byNewest)
        .map((lead) => lead.id);
      return newestFirst.flatMap((id) => leads.seen(id, now) ?? []);
    },
    communicationsOf: (leadId, now) =>
      (idsOfLead.get(leadId) ?? []).flatMap((id) => communications.seen(id, now) ?? []),
    received: () => receivedIds.flatMap((id) => communications.latest(id) ?? []),
    notes: () => [...notes],
    recordings: () => [...recordings.values()],
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    commit: (change, visibleAt) => {
      journal.append(change);
      apply(change, visibleAt);
    },
    close: () => journal.close(),
  };
}

/** The CRM's order of lists: newest `created_at` first; ids settle a tie. Times of one format compare as they are written. */
function byNewest(one: SandboxLead, other: SandboxLead): number {
  if (one.created_at === other.created_at) return other.id - one.id;
  return one.created_at < other.created_at ? 1 : -1;
}
