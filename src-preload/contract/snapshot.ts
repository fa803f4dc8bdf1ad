// Everything a window shows at once, as one read-only value. A window keeps the newest one and asks for nothing twice.

import type { Call, Deed } from './call.ts';
import type { Standing } from './delivery.ts';
import type { LineFacts } from './line.ts';
import type { NewLead } from './new-lead.ts';
import type { Offer } from './offer.ts';
import type { Language, Settings } from './settings.ts';

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
}

/** none: nothing set up. key-given: a key is there and the CRM hasn't been reached with it. needs-user: who are you? */
export type ConnectionStage = 'none' | 'key-given' | 'needs-user' | 'connected';

export interface Connection {
  readonly stage: ConnectionStage;
  /** Base URL of the CRM's API; null without one. */
  readonly url: string | null;
  /** True on the embedded, made-up CRM. */
  readonly sandbox: boolean;
  readonly account: string | null;
  readonly user: User | null;
  /** Who may be chosen; filled while the stage is `needs-user` and once connected. */
  readonly users: readonly User[];
  /** unknown until the first answer. */
  readonly reach: 'unknown' | 'reachable' | 'unreachable';
}

/** A call that rings or is on. Windows add their own elapsed time to `elapsed`, so that no timer is ever counted. */
export interface LiveCall extends Call {
  readonly possible: readonly Deed[];
  /** Milliseconds since the present phase began, on the monotonic clock, when this snapshot was taken. */
  readonly elapsed: number;
  /** The phones that reported it, such as `yealink`, each once; empty for a call that only this app knows of. */
  readonly phones: readonly string[];
  /** True once the agent has silenced its ring. */
  readonly silenced: boolean;
}

export interface DeliverySummary {
  /** Ended calls by where they stand; their sum is every ended call. */
  readonly balance: Readonly<Record<Standing, number>>;
  /** Epoch milliseconds of the oldest call on its way; null where nothing waits. */
  readonly oldestWaiting: number | null;
  /** Why nothing is being sent; null while sending goes on. */
  readonly paused: 'key-refused' | 'key-missing' | 'not-connected' | 'rate-limited' | 'unreachable' | null;
  /** Calls that belong to another person's key. */
  readonly foreign: number;
}

export interface PullSummary {
  readonly running: boolean;
  /** Leads read in this pass, and how many the CRM announced; null before its first answer. */
  readonly done: number;
  readonly total: number | null;
  /** Seconds that the pass will still take at the pace measured so far; null while nobody knows. */
  readonly secondsLeft: number | null;
  /** Leads in the store. */
  readonly leads: number;
  /** Epoch milliseconds of the last complete pass; null before the first. */
  readonly completedAt: number | null;
}

export interface ShellFacts {
  readonly kind: 'electron' | 'browser';
  readonly version: string;
  /** Where the key is kept: by the system, scrambled only, or a file that only this account can read. */
  readonly secrets: 'system' | 'scrambled' | 'file';
  readonly dataFolder: string;
  /** Language of the system, or of `--lang`. */
  readonly language: Language;
}

export interface Snapshot {
  /** Changes at each start of the core; revisions compare within one launch only. */
  readonly launch: string;
  readonly revision: number;
  readonly connection: Connection;
  /** The call in front: the one that was dialled or answered last of those that are on. */
  readonly call: LiveCall | null;
  /** Other calls that are on, such as one on hold at the desk phone, oldest first. */
  readonly alsoOn: readonly LiveCall[];
  /** Calls that come in and aren't answered yet, oldest first. */
  readonly ringing: readonly LiveCall[];
  /** Ended calls whose wrap-up isn't finished, oldest first; the ones to be confirmed after a crash are among them. */
  readonly wrapUps: readonly Call[];
  /** A number that a link or the shortcut offers; it fills the dialer and dials nothing. Null for none. */
  readonly offer: Offer | null;
  /** How many numbers are owed a call back. */
  readonly callbacks: number;
  /** Incoming calls that nobody picked up, in all. */
  readonly missed: number;
  readonly line: LineFacts;
  readonly delivery: DeliverySummary;
  /** Leads that the agent made and the CRM doesn't have yet, oldest first. */
  readonly newLeads: readonly NewLead[];
  readonly pull: PullSummary;
  /** Calls written by the export that is under way; null without one. */
  readonly exported: number | null;
  /** Percent done of the backup that is under way; null without one. */
  readonly backedUp: number | null;
  readonly settings: Settings;
  readonly shell: ShellFacts;
  /** Changes whenever any call or its delivery did, so that lists know when to ask again. */
  readonly callsVersion: number;
  readonly leadsVersion: number;
}
