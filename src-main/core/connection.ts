// Who this app speaks to the CRM as: the key, the account, the user, and whether the CRM can be reached.

import { z } from 'zod';
import { done, failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Connection, ConnectionStage } from '../../src-preload/contract/snapshot.ts';
import type { CrmAnswer } from '../crm/answer.ts';
import { createCrm } from '../crm/client.ts';
import type { Account, Crm } from '../crm/crm.ts';
import { adoptCallbacks } from '../store/callbacks.ts';
import { adoptCalls, type Owner, ownerlessCalls } from '../store/calls.ts';
import { adoptNewLeads, hasOwnerlessLeads } from '../store/new-leads.ts';
import { inTransaction } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';
import type { CoreOptions } from './options.ts';
import { backoff } from './sync/backoff.ts';
import { isRedirect } from './sync/outcome.ts';

/** A key in use, with the user whose calls it may carry. */
export interface Session {
  readonly crm: Crm;
  readonly accountId: number;
  readonly owner: Owner;
}

export interface ConnectionPart {
  facts(): Connection;
  /** Null while nothing may be sent: no user yet, no key, one that the CRM refuses, or hasn't said whose it is. */
  session(): Session | null;
  /** Whose calls are made now; null before the first user was chosen. */
  owner(): Owner | null;
  /** What is the matter with the key: the CRM refuses it, or this computer doesn't have it any more. Null where it is good. */
  keyProblem(): 'key-refused' | 'key-missing' | null;
  /** Learns from any answer of the CRM whether it can be reached and whether the key is good. */
  heard(answer: CrmAnswer<unknown>): void;
  connect(url: string, key: string): Promise<Result<null>>;
  chooseUser(userId: number): Result<null>;
  trySandbox(): Promise<Result<null>>;
  disconnect(): Promise<Result<null>>;
  /** Asks the CRM who the account is, to see whether it answers; null where there is no key to ask with. */
  probe(): Promise<CrmAnswer<Account> | null>;
  /** Asks again now, where the CRM hasn't answered yet or has refused the key. */
  retryNow(): void;
  start(connect: CoreOptions['connect']): Promise<void>;
  stop(): void;
}

const userSchema = z.object({ id: z.int(), name: z.string(), email: z.string().nullable() });
const rememberedSchema = z.object({
  url: z.string(),
  account: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  user: userSchema.nullable(),
  users: z.array(userSchema),
});
type Remembered = z.infer<typeof rememberedSchema>;

/** The sandbox and the real CRM are remembered apart, so that trying one never forgets the other. */
const places = ['sandbox', 'crm'] as const;
type Place = (typeof places)[number];

/** How often a refused key is tried again: keys come back when somebody puts a right back in the CRM. */
const retryRefusedKey = 300_000;

/** Creates the connection. `established` runs whenever a session begins. */
export function createConnection(context: Context, established: () => void): ConnectionPart {
  const { ports, calls } = context;
  let place: Place | null = null;
  let remembered: Remembered | null = null;
  let crm: Crm | null = null;
  let reach: Connection['reach'] = 'unknown';
  /** The request before was sent and never answered. */
  let lostBefore = false;
  let refused = false;
  /** The CRM has said, since this key is in use, whose it is: nothing goes out in one account's name with another's key. */
  let proven = false;
  let failures = 0;
  let cancelRetry = () => {};
  let stopped = false;
  /** Counts the agent's own decisions, so that an answer to an earlier one undoes no later one. */
  let decisions = 0;

  function stage(): ConnectionStage {
    if (remembered?.user) return 'connected';
    if (remembered?.account) return 'needs-user';
    return crm ? 'key-given' : 'none';
  }

  function owner(): Owner | null {
    return remembered?.account && remembered.user
      ? { accountId: remembered.account.id, userId: remembered.user.id }
      : null;
  }

  function session(): Session | null {
    const whose = owner();
    return crm && proven && whose && !refused ? { crm, accountId: whose.accountId, owner: whose } : null;
  }

  function recall(at: Place): Remembered | null {
    const parsed = rememberedSchema.safeParse(readSetting(calls, `connection:${at}`));
    return parsed.success ? parsed.data : null;
  }

  /** Takes up a place with its key. What was remembered of it holds only while it is at the same address. */
  function use(at: Place, url: string, key: string): void {
    cancelRetry();
    place = at;
    const before = recall(at);
    remembered =
      before && (at === 'sandbox' || before.url === url)
        ? { ...before, url }
        : { url, account: null, user: null, users: [] };
    crm = createCrm({ url, key, transport: ports.transport });
    refused = false;
    proven = false;
    reach = 'unknown';
    lostBefore = false;
    failures = 0;
    context.changed('state');
  }

  /** What was made before anyone was known goes to whoever says who they are: nobody is taken for them in silence. */
  function ownerless(): boolean {
    return ownerlessCalls(calls) > 0 || hasOwnerlessLeads(calls);
  }

  /** Learns who the account is. The same account at a new address keeps its user. */
  function learn(account: Account): void {
    const before = place && recall(place);
    const known = before?.account?.id === account.id ? before.user?.id : undefined;
    const obvious = place === 'sandbox' || (account.users.length === 1 && !ownerless());
    const only = obvious ? account.users[0] : undefined;
    const user = account.users.find((one) => one.id === known) ?? only ?? null;
    proven = true;
    become({
      url: remembered?.url ?? '',
      account: { id: account.id, name: account.name },
      user,
      users: [...account.users],
    });
  }

  /**
   * Keeps who this is. Calls that were made before anyone was known become theirs, as the screen that asked said; never
   * the sandbox's, where a real call would be lost.
   */
  function become(next: Remembered): void {
    inTransaction(calls, () => {
      if (next.account && next.user && place === 'crm') {
        const whose = { accountId: next.account.id, userId: next.user.id };
        adoptCalls(calls, whose);
        adoptCallbacks(calls, whose);
        adoptNewLeads(calls, whose);
      }
      if (place) writeSetting(calls, `connection:${place}`, next);
    });
    remembered = next;
    context.changed('calls');
    if (session()) established();
  }

  async function ask(): Promise<CrmAnswer<Account> | null> {
    cancelRetry();
    const asked = crm;
    if (!asked) return null;
    const answer = await asked.account();
    if (stopped || asked !== crm) return null;
    heard(answer);
    if (answer.kind === 'applied') {
      failures = 0;
      learn(answer.value);
      return answer;
    }
    const wait = answer.kind === 'key-refused' ? retryRefusedKey : backoff(failures, ports.random.fraction());
    failures += 1;
    askAfter(wait);
    return answer;
  }

  function askAgain(): void {
    ask().catch((error: unknown) => {
      ports.log.write('connection-fault', { problem: error instanceof Error ? error.message : String(error) });
      askAfter(retryRefusedKey);
    });
  }

  function askAfter(milliseconds: number): void {
    cancelRetry();
    cancelRetry = ports.clock.after(milliseconds, askAgain);
  }

  function heard(answer: CrmAnswer<unknown>): void {
    const before = { reach, refused };
    reach = reachAfter(answer);
    if (answer.kind === 'key-refused') refused = true;
    if (answer.kind === 'applied') refused = false;
    if (refused && !before.refused) {
      ports.notice({ kind: 'paused', reason: 'key-refused' });
      askAfter(retryRefusedKey);
    }
    if (reach !== before.reach || refused !== before.refused) context.changed('state');
  }

  /** One answer that is lost says nothing of the network where the CRM answered before: only a second in a row does. */
  function reachAfter(answer: CrmAnswer<unknown>): Connection['reach'] {
    const silent = answer.kind === 'ambiguous' && answer.doubt === 'no-answer';
    const again = lostBefore;
    lostBefore = silent;
    if (silent) return again || reach !== 'reachable' ? 'unreachable' : reach;
    return answer.kind === 'not-sent' ? 'unreachable' : 'reachable';
  }

  async function beginSandbox(): Promise<Result<null>> {
    try {
      const decision = decisions;
      const { url, key } = await ports.startSandbox();
      if (stopped || decision !== decisions) return failed('superseded');
      use('sandbox', url, key);
      await ask();
      return done(null);
    } catch (error) {
      ports.log.write('sandbox-fault', { problem: error instanceof Error ? error.message : String(error) });
      return failed('sandbox-failed');
    }
  }

  return {
    facts: () => ({
      stage: stage(),
      url: remembered?.url ?? null,
      sandbox: place === 'sandbox',
      account: remembered?.account?.name ?? null,
      user: remembered?.user ?? null,
      users: remembered?.users ?? [],
      reach,
    }),
    session,
    owner,
    keyProblem: () => (refused ? 'key-refused' : place === 'crm' && !crm ? 'key-missing' : null),
    heard,

    async connect(text, key) {
      const url = crmAddress(text);
      if (!url) return failed('bad-address');
      decisions += 1;
      const decision = decisions;
      const probe = await createCrm({ url, key, transport: ports.transport }).account();
      if (decision !== decisions) return failed('superseded');
      if (probe.kind === 'key-refused') return failed('key-refused');
      if (probe.kind === 'refused' && !isRedirect(probe.status))
        return failed('crm-unexpected', probe.message ?? String(probe.status));
      if (probe.kind === 'ambiguous' && probe.doubt === 'unreadable-answer') return failed('crm-unexpected');
      await ports.secrets.write(key);
      writeSetting(calls, 'connection', 'crm' satisfies Place);
      use('crm', url, key);
      heard(probe);
      if (probe.kind === 'applied') learn(probe.value);
      else askAfter(backoff(failures, ports.random.fraction()));
      return done(null);
    },

    chooseUser(userId) {
      const user = remembered?.users.find((one) => one.id === userId);
      if (!remembered || !user) return failed('no-such-user');
      become({ ...remembered, user });
      return done(null);
    },

    async trySandbox() {
      decisions += 1;
      writeSetting(calls, 'connection', 'sandbox' satisfies Place);
      return beginSandbox();
    },

    async disconnect() {
      decisions += 1;
      cancelRetry();
      if (place === 'crm') await ports.secrets.clear();
      writeSetting(calls, 'connection', null);
      place = null;
      remembered = null;
      crm = null;
      refused = false;
      reach = 'unknown';
      context.changed('state');
      return done(null);
    },

    async probe() {
      const asked = crm;
      if (!asked) return null;
      const answer = await asked.account();
      if (!stopped && asked === crm) heard(answer);
      return answer;
    },

    retryNow() {
      if (refused || !proven) askAgain();
    },

    async start(connect) {
      const kept = z.enum(places).nullable().catch(null).parse(readSetting(calls, 'connection'));
      if (connect === 'sandbox' || (connect === null && kept === 'sandbox')) {
        if (kept === null) writeSetting(calls, 'connection', 'sandbox' satisfies Place);
        await beginSandbox();
        return;
      }
      const url = connect?.url ?? (kept === 'crm' ? recall('crm')?.url : undefined);
      if (url === undefined) return;
      const key = connect?.key ?? (await ports.secrets.read());
      if (stopped) return;
      if (kept === null) writeSetting(calls, 'connection', 'crm' satisfies Place);
      if (key === null) {
        place = 'crm';
        remembered = recall('crm');
        context.changed('state');
        return;
      }
      use('crm', url, key);
      await ask();
    },

    stop() {
      stopped = true;
      cancelRetry();
    },
  };
}

/** Reads a base URL: https, or http to this computer only, since a key must not travel in clear. Null for anything else. */
function crmAddress(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.username !== '' || url.search !== '' || url.hash !== '') return null;
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null;
  return url.href.replace(/\/+$/, '');
}
