// What the sandbox remembers for whoever checks on it: what was sent to it, and every request with how it was answered.

import type { SandboxCommunication, SandboxLead, SandboxNote, SandboxRecording } from './records.ts';
import type { State } from './state.ts';

interface SandboxRequest {
  /** ms since 1970, when it arrived. */
  readonly at: number;
  readonly method: string;
  /** Below the base URL and without the query: `/leads/1001`. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  /** 0 while, or when, nothing was answered. */
  readonly status: number;
}

/** The truth of the writing side: faults that delay or cap what readers see change nothing here. */
export interface Ledger {
  /** The communications that came through the API, in the order they came; the made-up past is left out. */
  communications(): readonly SandboxCommunication[];
  leads(): readonly SandboxLead[];
  notes(): readonly SandboxNote[];
  recordings(): readonly SandboxRecording[];
  /** The last 100,000 requests to the API since the start, in the order they came; the control endpoints' are not among them. */
  requests(): readonly SandboxRequest[];
}

/** Notes a request down, and returns what notes down how it was answered. */
export type NoteRequest = (request: Omit<SandboxRequest, 'status'>) => (status: number) => void;

const REMEMBERED = 100_000;

/** Starts a ledger over this state, with what notes requests down in it. */
export function openLedger(state: State): {
  ledger: Ledger;
  note: NoteRequest;
} {
  const requests: { -readonly [K in keyof SandboxRequest]: SandboxRequest[K] }[] = [];
  return {
    ledger: {
      communications: () => state.received(),
      leads: () => state.leads.all(),
      notes: () => state.notes(),
      recordings: () => state.recordings(),
      requests: () => requests.slice(-REMEMBERED).map((request) => ({ ...request })),
    },
    note: (request) => {
      const entry = { ...request, status: 0 };
      requests.push(entry);
      if (requests.length > 2 * REMEMBERED) requests.splice(0, REMEMBERED);
      return (status) => {
        entry.status = status;
      };
    },
  };
}
