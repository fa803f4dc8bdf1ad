// A CRM on loopback that does what it is asked and then answers whatever a test wants: the record stays honest, the words don't.

import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { TransportRequest } from '../../src-main/crm/transport.ts';
import { fastClock } from '../fakes/clocks.ts';
import { type TestCore, type TestCoreOptions, testCore } from '../fakes/core.ts';
import { createPlainCrm, numberOfLead, type PlainCrm, plainAccount, type WholeAnswer } from '../fakes/plain-crm.ts';
import { listen } from '../src-main/crm/loopback.ts';

/** Writes an answer other than the true one. `truth()` does what was asked and returns what should be said. */
export type Twist = (response: ServerResponse, truth: () => WholeAnswer, request: TransportRequest) => void;

export interface HostileCrm {
  readonly url: string;
  readonly crm: PlainCrm;
  /** Every request that came, oldest first. */
  readonly requests: readonly TransportRequest[];
  /** Twists the next requests that a condition picks, `times` of them. */
  twist(picks: (request: TransportRequest) => boolean, twist: Twist, times?: number): void;
}

export const posts = ({ method }: TransportRequest): boolean => method === 'POST';
export const puts = ({ method }: TransportRequest): boolean => method === 'PUT';
export const leadPages = ({ url }: TransportRequest): boolean => url.includes('/leads?');
export const leadReads = ({ url }: TransportRequest): boolean => /\/leads\/\d/.test(url);

/** Starts the server; it is gone when the test has ended. */
export async function hostileCrm(leads = 5): Promise<HostileCrm> {
  const crm = createPlainCrm(leads);
  const requests: TransportRequest[] = [];
  const twists: { picks: (request: TransportRequest) => boolean; twist: Twist; left: number }[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const request = {
      // The app sends no others.
      method: incoming.method as TransportRequest['method'],
      url: `http://crm${incoming.url}`,
      headers: { authorization: incoming.headers.authorization ?? '' },
      body: chunks.length > 0 ? Buffer.concat(chunks).toString() : null,
    };
    requests.push(request);
    const truth = () => crm.answer(request);
    const found = twists.find(({ picks, left }) => left > 0 && picks(request));
    if (!found) {
      tell(response, truth());
      return;
    }
    found.left -= 1;
    found.twist(response, truth, request);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/v2`,
    crm,
    requests,
    twist(picks, twist, times = 1) {
      twists.push({ picks, twist, left: times });
    },
  };
}

/** Writes an answer as it is. */
export function tell(response: ServerResponse, answer: WholeAnswer): void {
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
}

/** A twist that does what was asked and answers with a status and these words. */
export function say(body: string | Buffer, status = 201, headers: Record<string, string> = {}): Twist {
  return (response, truth) => {
    truth();
    response.writeHead(status, headers).end(body);
  };
}

export interface HostileApp extends TestCore {
  /** What the core wrote to its log, facts as JSON. */
  readonly logged: readonly string[];
}

/** Starts a core on the server, a hundred times faster than life, and waits until its leads are there. */
export async function connectedTo(server: HostileCrm, options: TestCoreOptions = {}): Promise<HostileApp> {
  const logged: string[] = [];
  const log = { write: (event: string, facts = {}) => void logged.push(`${event} ${JSON.stringify(facts)}`) };
  const app = testCore({
    clock: fastClock(100),
    connect: { url: server.url, key: plainAccount.key },
    ...options,
    ports: { log, ...options.ports },
  });
  onTestFinished(() => app.close());
  await app.until('the leads have arrived', ({ pull }) => pull.completedAt !== null);
  return { ...app, logged };
}

/** Logs an answered call to the lead at a place; answers its id. */
export async function logCall(app: TestCore, place = 0, note = ''): Promise<string> {
  const { callId } = await app.ask('call.log', {
    text: numberOfLead(place),
    extension: null,
    leadId: null,
    direction: 'outgoing',
    outcome: 'answered',
    startedAt: Math.min(app.clock.now(), Date.now()),
    duration: 42,
    note,
  });
  return callId;
}

/** Waits until so many calls are in the CRM and nothing is on its way. */
export async function delivered(app: TestCore, calls: number): Promise<void> {
  await app.until(`${calls} calls are in the CRM`, ({ delivery: { balance } }) => balance['in-crm'] === calls);
}
