// The sandbox CRM: a local server of the CRM's documented API with made-up leads, to try the app on and to test it against.

import { createServer } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { BASE_PATH, crmApi } from './api.ts';
import { controlApp } from './control.ts';
import { door } from './door.ts';
import { type Fault, faultList } from './faults.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { listenOn } from './listener.ts';
import { openState } from './state.ts';

export interface Sandbox {
  /** Base URL of the API: `http://127.0.0.1:PORT/v2`. */
  readonly url: string;
  readonly key: string;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Stops listening and breaks what is still open. Requests that wait are dropped unapplied. Closing twice is closing once. */
  close(): Promise<void>;
}

/** Makes the sandbox misbehave, from inside the process. */
interface Faults {
  /** Adds a fault and returns what takes it away again. Throws where it is malformed. */
  add(fault: Fault): () => void;
  /** Takes all faults away and comes back online. */
  clear(): Promise<void>;
  /** Breaks every connection and refuses new ones. */
  offline(): Promise<void>;
  online(): Promise<void>;
}

export interface SandboxOptions {
  /** 0, which is the default, takes any free port. */
  readonly port?: number | undefined;
  /** How many leads to make up: 400 unless told or known from the state file, the five fixed ones at least. */
  readonly leads?: number | undefined;
  /** 1 unless told or known from the state file. */
  readonly seed?: number | undefined;
  /** Where what is sent to the sandbox is kept; nowhere unless told. */
  readonly stateFile?: string | undefined;
  readonly key?: string | undefined;
  /** ms since 1970; the computer's clock unless told. */
  readonly now?: (() => number) | undefined;
}

/** The key where no other is given: it opens nothing but made-up data. */
export const SANDBOX_KEY = 'sandbox-key';

/**
 * Starts a sandbox on 127.0.0.1.
 * Throws where the port is taken, or the state file can't be used: unreadable, or made with another seed.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { key = SANDBOX_KEY, now = Date.now } = options;
  const state = openState(options);
  const { ledger, note } = openLedger(state);
  const list = faultList();
  const closing = new AbortController();
  const control = controlApp({
    key,
    ledger,
    addFault: list.add,
    clearFaults: () => faults.clear(),
    deleteLead: (id) => {
      if (state.leads.latest(id) === undefined) return false;
      state.commit({ deletedLead: id });
      return true;
    },
    goOffline: (ms) => {
      const back = setTimeout(() => listener.online(), ms);
      closing.signal.addEventListener('abort', () => clearTimeout(back));
      listener.offline();
    },
  });
  const answer = door({ api: crmApi({ state, now }, key), control, list, note, now, closing: closing.signal });
  const server = createServer(
    // `createServer` of node:http: what goes over the wire is HTTP/1.
    getRequestListener((request, wire) => answer(request, wire as HttpBindings), {
      // The app, and its other servers, keep the Request and Response they know.
      overrideGlobalObjects: false,
    }),
  );
  const listener = await listenOn(server, options.port ?? 0).catch((cause: unknown) => {
    state.close();
    throw cause;
  });
  const faults: Faults = {
    add: list.add,
    clear: () => {
      list.clear();
      return listener.online();
    },
    offline: listener.offline,
    online: listener.online,
  };
  let closed: Promise<void> | null = null;
  const shutDown = async (): Promise<void> => {
    closing.abort();
    await listener.close();
    state.close();
  };
  return {
    url: `http://127.0.0.1:${listener.port}${BASE_PATH}`,
    key,
    ledger,
    faults,
    close: () => {
      closed ??= shutDown();
      return closed;
    },
  };
}
