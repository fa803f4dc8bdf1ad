// One simulated run: the real core on real SQLite files, agents who follow a plan, a CRM that misbehaves, and crashes.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, startCore } from '../../src-main/core/app.ts';
import type { Clock, Ports } from '../../src-main/core/ports.ts';
import type { TransportRequest } from '../../src-main/crm/transport.ts';
import { type Random, randomFrom } from '../../src-main/sandbox/random.ts';
import { openCalls, openLeads } from '../../src-main/store/open.ts';
import type { ArgumentOf, MethodName, ValueOf } from '../../src-preload/contract/api.ts';
import { type Outcome, possibleOutcomes } from '../../src-preload/contract/call.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { type Standing, standingOf, standings } from '../../src-preload/contract/delivery.ts';
import type { Result } from '../../src-preload/contract/failure.ts';
import type { NewLead } from '../../src-preload/contract/new-lead.ts';
import { manualClock, promisesSettled } from '../fakes/clocks.ts';
import { fakeDoors } from '../fakes/doors.ts';
import { noShell } from '../fakes/no-shell.ts';
import { check, checkSecrets } from './checker.ts';
import { type PhoneWord, tellCore, wordsOf } from './desk-phone.ts';
import { accounts, createModelCrm, deedOf, type ModelCrm } from './model-crm.ts';
import { type AcknowledgedLead, checkLeads, decisionOf, type LeadDecision } from './new-leads.ts';
import { type Deed, hasPhone, type Plan } from './plan.ts';

export interface Owner {
  readonly account: number;
  readonly user: number;
}

/** What an agent was told about a call. The tag stands in its note, so that the ledger can be read against it. */
export interface Acknowledged {
  readonly id: string;
  readonly tag: string;
  /** Who was signed in, or signed in next; null before the first sign-in. */
  owner: Owner | null;
  /** Whose it was, where copies from before anybody's sign-in were put back: it falls to who signs in next. */
  readonly formerOwners: Owner[];
  note: string;
  /** The agent said to keep it on this computer, or put back a copy from before it. */
  excused: boolean;
  /** An older copy was put back: the CRM may rightly hold a later edit than this computer. */
  turnedBack: boolean;
  /** Somebody deleted it in the CRM: only a later change finds that out. */
  deleted: boolean;
  /** What the CRM takes with it and never shows again; null for a call or a text. */
  readonly secret: string | null;
}

export interface RunResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly history: readonly string[];
  readonly reached: ReadonlySet<string>;
  readonly calls: number;
  readonly delivered: number;
}

export interface World {
  readonly clock: Clock;
  readonly crm: ModelCrm;
  readonly calls: Map<string, Acknowledged>;
  readonly newLeads: Map<string, AcknowledgedLead>;
  readonly violations: string[];
}

/** Longer than the modelled gateway holds a request plus the modelled read lag, as the real default is. */
const confirmAfter = 180_000;
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs one plan to its end and tells what was found. Leaves no file behind. */
export async function run(plan: Plan): Promise<RunResult> {
  const folder = mkdtempSync(join(base, 'offhook-sim-'));
  try {
    return await simulate(plan, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Life {
  readonly core: Core;
  readonly folder: string;
  alive: boolean;
}

async function simulate(plan: Plan, root: string): Promise<RunResult> {
  const random = randomFrom(plan.seed * 2 + 2);
  const clock = manualClock(undefined, promisesSettled);
  const reached = new Set<string>();
  const history: string[] = [];
  const violations: string[] = [];
  const crm = createModelCrm(clock, random, plan.profile, (fault) => reached.add(fault));
  const calls = new Map<string, Acknowledged>();
  const newLeads = new Map<string, AcknowledgedLead>();
  /** Those that some agent saw when they last came by. */
  const openLeads = new Map<string, NewLead['state']>();
  const world: World = { clock, crm, calls, newLeads, violations };
  let folders = 0;
  let tags = 0;
  let leadTags = 0;
  let armed: 'before' | 'after' | null = null;
  let dying = false;
  let backup: { readonly folder: string; readonly owners: ReadonlyMap<string, Owner | null> } | null = null;
  let key: string | null = accounts[0].key;
  let doors = fakeDoors();
  /** What the desk phone has yet to say. */
  let unsaid: readonly PhoneWord[] = [];
  let life = begin(firstFolder());

  function tell(text: string): void {
    history.push(`${String(Math.round(clock.monotonic() / 1000)).padStart(6)} s  ${text}`);
  }

  function newFolder(): string {
    folders += 1;
    return join(root, String(folders));
  }

  /** Mostly one that was opened before, with nothing in it: making the tables costs as much as a whole life. */
  function firstFolder(): string {
    const folder = newFolder();
    if (plan.seed % 10 !== 0) copyFiles(emptyFolder(), folder);
    return folder;
  }

  /** Starts the app on a folder that no other process holds. */
  function begin(folder: string): Life {
    const next: { alive: boolean } = { alive: true };
    doors = fakeDoors();
    const started = startCore(
      {
        dataFolder: folder,
        confirmAfter,
        connect: { url: 'https://crm.test/v2', key },
        shell: { kind: 'browser', version: '0', secrets: 'file', dataFolder: folder, language: 'en' },
      },
      ports(next),
    );
    if (!started.ok) throw new Error(`the app doesn't start: ${started.detail}`);
    return Object.assign(next, { core: started.core, folder });
  }

  function ports(owner: { alive: boolean }): Ports {
    return {
      clock: {
        ...clock,
        after(milliseconds, todo) {
          // A dead process runs nothing more; its files are closed behind the scenes, at once.
          if (!owner.alive) {
            queueMicrotask(todo);
            return () => {};
          }
          return clock.after(milliseconds, () => {
            if (owner.alive) todo();
          });
        },
      },
      random: { fraction: random.next, id: (now) => uuid(random, now) },
      transport: crm.transport(
        () => owner.alive,
        (request) => diesAt(owner, request),
      ),
      line: { name: 'hand-off', dial: async () => ({ ok: true, value: null }) },
      doors,
      secrets: {
        read: async () => key,
        write: async (written) => {
          key = written;
        },
        clear: async () => {
          key = null;
        },
      },
      startSandbox: () => Promise.reject(new Error('none here')),
      saveText: () => Promise.reject(new Error('none here')),
      saveFile: () => Promise.reject(new Error('none here')),
      checkFile: () => Promise.reject(new Error('none here')),
      notice: () => {},
      shell: noShell,
      log: {
        write(event, facts) {
          if (event.endsWith('-fault') && owner.alive && !dying) violations.push(`${event}: ${JSON.stringify(facts)}`);
        },
      },
    };
  }

  /** A dead or dying process sends nothing. An armed one dies at its next write, before or after the first byte. */
  function diesAt(owner: { alive: boolean }, request: TransportRequest): boolean {
    if (!owner.alive || dying) return true;
    if (!armed || request.method === 'GET') return false;
    dying = true;
    reached.add(`crash ${armed} the first byte × ${deedOf(request)}`);
    if (armed === 'before') return true;
    armed = null;
    crm.transport(
      () => false,
      () => false,
    )(request);
    return true;
  }

  /** Kills the process: whatever it had committed is all that is left. */
  async function crash(): Promise<void> {
    const dead = life;
    const owner = ownerNow();
    const image = newFolder();
    copyFiles(dead.folder, image);
    dead.alive = false;
    await dead.core.close();
    rmSync(dead.folder, { recursive: true, force: true });
    armed = null;
    dying = false;
    life = begin(image);
    await clock.advance(0);
    tell('killed, started again');
    await tagReported(owner);
  }

  async function quit(): Promise<void> {
    const closing = life.core.close();
    await clock.advance(2500);
    await closing;
    life.alive = false;
    life = begin(life.folder);
    await clock.advance(0);
    tell('quit, started again');
  }

  async function restore(): Promise<void> {
    if (!backup) return;
    const { folder, owners } = backup;
    life.alive = false;
    await life.core.close();
    // Only calls.db is put back: the mirror beside it is what bears witness.
    rmSync(join(life.folder, 'calls.db-wal'), { force: true });
    copyFiles(folder, life.folder, ['calls.db', 'calls.db-wal']);
    for (const call of calls.values()) call.turnedBack = true;
    for (const one of [...calls.values(), ...newLeads.values()]) {
      if (!owners.has(one.id)) one.excused = true;
      else if (owners.get(one.id) === null) {
        if (one.owner) one.formerOwners.push(one.owner);
        one.owner = null;
      }
    }
    life = begin(life.folder);
    await clock.advance(0);
    tell('an older copy put back');
  }

  async function ask<M extends MethodName>(method: M, argument: ArgumentOf<M>): Promise<Result<ValueOf<M>>> {
    // The table of methods says what each one answers.
    const result = (await life.core.request(method, argument)) as Result<ValueOf<M>>;
    if (!result.ok && result.failure.code === 'internal' && !dying) violations.push(`${method} failed inside`);
    return result;
  }

  async function rows(standing: Standing | null = null): Promise<readonly CallRow[]> {
    const page = await ask('calls.page', {
      before: null,
      limit: 200,
      standing,
      missed: false,
      leadId: null,
      search: '',
    });
    return page.ok ? page.value.rows : [];
  }

  async function signIn(account: (typeof accounts)[number], pick: number): Promise<void> {
    const user = account.users[pick % account.users.length] ?? account.users[0];
    const already = life.core.snapshot().connection.user?.id === user;
    if (!already && !(await ask('connection.choose-user', { userId: user })).ok) return;
    if (!already) tell(`user ${user} signs in`);
    for (const call of calls.values()) call.owner ??= { account: account.id, user };
    for (const lead of newLeads.values()) lead.owner ??= { account: account.id, user };
  }

  async function tagged(id: string, secret: string | null = null, owner = ownerNow()): Promise<void> {
    tags += 1;
    const tag = `call-${tags}`;
    const noted = await ask('call.note', { callId: id, note: tag });
    const fresh = { excused: false, turnedBack: false, deleted: false };
    if (noted.ok) calls.set(id, { id, tag, owner, formerOwners: [], note: tag, secret, ...fresh });
  }

  /** Tags the calls that the desk phone reported while this user was signed in; some only after the app died of the word. */
  async function tagReported(owner: Owner | null): Promise<void> {
    for (const row of await rows()) if (row.origin === 'hook' && !calls.has(row.id)) await tagged(row.id, null, owner);
  }

  function ownerNow(): Owner | null {
    const { user } = life.core.snapshot().connection;
    if (!user) return null;
    const account = accounts.find(({ users }) => (users as readonly number[]).includes(user.id));
    return account ? { account: account.id, user: user.id } : null;
  }

  async function dial(number: string): Promise<void> {
    const live = life.core.snapshot().call;
    if (live) await ask('call.do', { callId: live.id, deed: live.phase === 'talking' ? 'hang-up' : 'no-answer' });
    const origin = tags % 3 === 0 ? 'click-to-call' : 'dialer';
    const started = await ask('call.start', { text: number, extension: null, leadId: null, origin });
    if (started.ok) {
      await tagged(started.value.callId);
      tell(`dials ${number} (call-${tags})`);
    }
  }

  const unknownNumbers = ['+14185550123', '+14185550124'];
  const numbers = [...new Set(crm.leads.flatMap((lead) => lead.numbers)), '+14185550123', '911', '555-0123'];
  let lastNumber = numbers[0] ?? '';

  async function act(deed: Deed): Promise<void> {
    const event = events[deed.kind];
    const list = event || concerned.includes(deed.kind) ? await rows() : [];
    const row = list[deed.pick % Math.max(1, list.length)];
    for (const one of event ? list : []) reached.add(`${event} × ${one.delivery?.state ?? 'on'}`);
    switch (deed.kind) {
      case 'dial':
        lastNumber = numbers[deed.pick % numbers.length] ?? '';
        return dial(lastNumber);
      case 'redial':
        return dial(lastNumber);
      case 'twice':
        // A busy line, tried again within the second: two calls that nothing but their marker tells apart. The first one's
        // wrap-up stays open, so that it may well be sent last.
        for (let attempt = 0; attempt < 2; attempt += 1) {
          await dial(lastNumber);
          const { call } = life.core.snapshot();
          if (call) await ask('call.do', { callId: call.id, deed: 'no-answer' });
          if (call && attempt === 1) await ask('call.file', { callId: call.id });
        }
        return;
      case 'answer':
      case 'hang-up':
      case 'no-answer':
      case 'fail': {
        const live = life.core.snapshot().call;
        if (!live || !(await ask('call.do', { callId: live.id, deed: deed.kind })).ok) return;
        tell(deed.kind);
        if (deed.kind !== 'answer') await logTwin(live.id);
        return;
      }
      case 'note': {
        const call = row && calls.get(row.id);
        if (!call) return;
        // Now and then an edit is taken back: the words are then those of before.
        const note = deed.pick % 3 === 0 ? call.tag : `${call.tag} edit ${deed.index}`;
        if ((await ask('call.note', { callId: call.id, note })).ok) call.note = note;
        tell(`edits the note of ${call.tag}`);
        return;
      }
      case 'outcome': {
        if (row?.phase !== 'ended') return;
        const outcomes = possibleOutcomes(row.direction, row.origin);
        const outcome: Outcome = outcomes[deed.pick % outcomes.length] ?? 'answered';
        const duration = deed.pick % 3 === 0 ? null : deed.pick % 600;
        if ((await ask('call.outcome', { callId: row.id, outcome, duration })).ok) tell(`says ${outcome}`);
        return;
      }
      case 'file':
        for (const call of life.core.snapshot().wrapUps) await ask('call.file', { callId: call.id });
        return;
      case 'phone':
        return phone(deed.pick);
      case 'log': {
        const text = numbers[deed.pick % numbers.length] ?? '';
        const logged = await ask('call.log', {
          text,
          extension: null,
          leadId: null,
          direction: deed.pick % 2 === 0 ? 'incoming' : 'outgoing',
          outcome: 'answered',
          startedAt: clock.now() - (deed.pick % 3) * 1000,
          duration: deed.pick % 100,
          note: '',
        });
        if (logged.ok) await tagged(logged.value.callId);
        tell(`logs a call with ${text} (call-${tags})`);
        return;
      }
      case 'message':
        return logMessage(deed);
      case 'new-lead':
        return makeLead(deed);
      case 'link': {
        const lead = crm.leads[deed.pick % crm.leads.length];
        if (row && lead && (await ask('call.link', { callId: row.id, leadId: lead.id })).ok) {
          tell(`ties ${calls.get(row.id)?.tag} to lead ${lead.id}`);
        }
        return;
      }
      case 'renumber': {
        const text = numbers[deed.pick % numbers.length] ?? '';
        if (!row || !(await ask('call.number', { callId: row.id, text })).ok) return;
        reached.add(`number corrected × ${row.delivery?.state}`);
        tell(`corrects the number of ${calls.get(row.id)?.tag} to ${text}`);
        return;
      }
      case 'keep-here': {
        const call = row && calls.get(row.id);
        if (call && (await ask('call.keep-here', { callId: call.id })).ok) {
          call.excused = true;
          tell(`keeps ${call.tag} here`);
        }
        return;
      }
      case 'resolve':
        await settleLeads();
        return resolveAll(list);
      case 'quit':
        return quit();
      case 'crash':
        return crash();
      case 'crash-at-request':
        armed = deed.pick % 2 === 0 ? 'before' : 'after';
        return;
      case 'backup':
        // A copy taken while the app runs, as a backup program would between two commits.
        if (backup) rmSync(backup.folder, { recursive: true, force: true });
        backup = {
          folder: newFolder(),
          owners: new Map([...calls.values(), ...newLeads.values()].map(({ id, owner }) => [id, owner])),
        };
        copyFiles(life.folder, backup.folder);
        tell('a copy is taken');
        return;
      case 'restore':
        return restore();
      case 'user': {
        const account = accounts.find(({ key: one }) => one === key);
        if (account) await signIn(account, deed.pick);
        return;
      }
      case 'account': {
        const account = accounts[deed.pick % accounts.length] ?? accounts[0];
        const connecting = ask('connection.connect', { url: 'https://crm.test/v2', key: account.key });
        await clock.advance(130_000);
        if (dying) return;
        await connecting;
        tell(`connects to account ${account.id}`);
        return signIn(account, deed.pick);
      }
      case 'wall-jump':
        clock.setWall(
          clock.now() + (deed.pick % 2 === 0 ? 1 : -1) * (deed.pick % 3 === 0 ? 31_536_000_000 : 86_400_000),
        );
        tell('the wall clock jumps');
        return;
      case 'offline':
      case 'online':
        crm.offline = deed.kind === 'offline';
        tell(deed.kind);
        return;
      case 'revoke':
      case 'give-back':
        crm.revoked = deed.kind === 'revoke';
        tell(deed.kind);
        return;
      case 'vanish': {
        const call = row && calls.get(row.id);
        if (!call || row.delivery?.state !== 'synced' || row.delivery.crmId === null) return;
        crm.remove(row.delivery.crmId);
        call.deleted = true;
        tell(`somebody deletes ${call.tag} in the CRM`);
        return;
      }
      case 'sync-now':
        await ask('sync.now', null);
        return;
      case 'rest':
        await clock.advance(600_000);
        return;
    }
  }

  /** A call rings, or what was said of one before goes on. */
  async function phone(pick: number): Promise<void> {
    const [next] = pick % 3 === 0 ? [] : unsaid;
    const [opening, ...rest] = wordsOf(pick, numbers[pick % numbers.length] ?? '', `phone-${pick}`);
    const word = next ?? opening;
    unsaid = next ? unsaid.slice(1) : [...unsaid, ...rest];
    await tellCore(life.core, doors, word);
    if (dying) return;
    tell(`the phone says ${word.kind} ${word.number}`);
    await tagReported(ownerNow());
  }

  /** The phone system may know the call too, and the CRM has it twice from then on: not of this app's making. */
  async function logTwin(callId: string): Promise<void> {
    const row = (await rows()).find((one) => one.id === callId);
    const owner = calls.get(callId)?.owner;
    if (!row?.lead || !owner) return;
    crm.twin(owner.account, {
      lead_id: row.lead.id,
      executed_by: owner.user,
      type: row.direction,
      executed_at: new Date(row.startedAt).toISOString().replace(/\.\d+Z/, '+00:00'),
      call_phone: row.number,
      call_duration: row.duration,
      call_status: row.outcome,
      description: 'by the phone system',
    });
  }

  /** An agent who looks into the CRM before deciding, and tells the truth. */
  async function resolveAll(list: readonly CallRow[]): Promise<void> {
    for (const row of list) {
      const call = calls.get(row.id);
      if (row.delivery?.state === 'needs-outcome') {
        await ask('call.outcome', { callId: row.id, outcome: 'answered', duration: row.duration });
      }
      if (row.delivery?.state === 'needs-lead') {
        const lead = crm.leads.find((one) => one.account === call?.owner?.account);
        if (lead) await ask('call.link', { callId: row.id, leadId: lead.id });
      }
      if (row.delivery?.state !== 'parked' || !call) continue;
      const entry = crm.ledger.find((one) => tagOf(one.description) === call.tag);
      // What somebody deleted and the agent sent as new may be there once more, unknown to an older copy: the app looks.
      if (!entry || row.delivery.parked === 'gone') {
        await ask('call.send', { callId: row.id });
        tell(`sends ${call.tag} again`);
      } else if (row.delivery.candidates.includes(entry.id)) {
        await ask('call.claim', { callId: row.id, crmId: entry.id });
        tell(`finds ${call.tag} in the CRM`);
      } else {
        call.excused = true;
        await ask('call.keep-here', { callId: row.id });
        tell(`keeps ${call.tag} here: the CRM has it`);
      }
    }
  }

  async function logMessage(deed: Deed): Promise<void> {
    const lead = crm.leads[deed.pick % crm.leads.length];
    const method = (['email', 'sms', 'video'] as const)[deed.pick % 3] ?? 'sms';
    const secret = method === 'sms' ? null : `https://private.test/${plan.seed}-${deed.index}-end`;
    const logged = await ask('communication.log', {
      method,
      leadId: lead?.id ?? 1,
      direction: deed.pick % 2 === 0 ? 'incoming' : 'outgoing',
      executedAt: clock.now() - (deed.pick % 3) * 1000,
      description: '',
      emailSubject: method === 'email' ? secret : null,
      emailBody: method === 'email' ? secret : null,
      emailUser: null,
      url: method === 'video' ? secret : null,
    });
    if (!logged.ok) return;
    await tagged(logged.value.callId, secret);
    tell(`logs an ${method} (call-${tags})`);
  }

  async function makeLead(deed: Deed): Promise<void> {
    const number = unknownNumbers[deed.pick % unknownNumbers.length] ?? '';
    const waiting = (await rows('needs-you')).find((row) => row.number === number && calls.has(row.id));
    const owner = ownerNow();
    if (owner) crm.colleague(owner.account, number);
    leadTags += 1;
    const tag = `lead-${leadTags}`;
    const made = await ask('leads.create', {
      firstName: tag,
      lastName: '',
      number,
      language: 'fr',
      callId: waiting?.id ?? null,
      anyway: deed.pick % 2 === 0,
    });
    if (!made.ok) return;
    const { newLeadId } = made.value;
    newLeads.set(newLeadId, { id: newLeadId, tags: [tag], owner, formerOwners: [], excused: false });
    tell(`makes ${tag} from ${number}`);
  }

  async function settleLeads(): Promise<void> {
    for (const lead of life.core.snapshot().newLeads) {
      if (lead.state !== 'parked') continue;
      const known = newLeads.get(lead.id);
      const decision = decisionOf(lead, known?.tags ?? [lead.firstName], crm);
      const { deed } = decision;
      if (deed === 'correct') known?.tags.push(decision.tag);
      const settled = await settleLead(lead, decision);
      if (settled.ok && known && (deed === 'choose' || deed === 'discard')) known.excused = true;
      if (settled.ok) tell(`decides on ${known?.tags[0]}: ${deed}`);
    }
  }

  function settleLead({ id: newLeadId, number, language }: NewLead, decision: LeadDecision) {
    switch (decision.deed) {
      case 'choose':
        return ask('leads.create-choose', { newLeadId, leadId: decision.leadId });
      case 'correct':
        reached.add('a correction × a new lead');
        return ask('leads.create-correct', {
          newLeadId,
          firstName: decision.tag,
          lastName: '',
          number,
          language,
          anyway: true,
        });
      default:
        return ask(`leads.create-${decision.deed}`, { newLeadId });
    }
  }

  async function endAll(): Promise<void> {
    const { call, alsoOn, ringing } = life.core.snapshot();
    for (const { id, phase } of [...(call ? [call] : []), ...alsoOn, ...ringing]) {
      const deed = phase === 'talking' ? 'hang-up' : phase === 'ringing' ? 'give-up' : 'no-answer';
      await ask('call.do', { callId: id, deed });
    }
  }

  /** Lets time pass until nothing of the present user's is under way, for half an hour at most. */
  async function untilQuiet(): Promise<void> {
    for (let waited = 0; waited < 1_800_000; waited += 30_000) {
      await clock.advance(30_000);
      const busy = [...(await rows('on-its-way')), ...(await rows('being-confirmed'))];
      const leadsRest = life.core.snapshot().newLeads.every(({ state }) => state === 'parked');
      if (leadsRest && busy.every((row) => row.delivery?.foreign)) return;
    }
  }

  async function checkBalance(): Promise<void> {
    const list = await rows();
    const { balance } = life.core.snapshot().delivery;
    for (const standing of standings) {
      const shown = list.filter((row) => row.delivery && standingOf(row.delivery.state) === standing).length;
      if (list.length < 200 && shown !== balance[standing]) {
        violations.push(`the balance says ${balance[standing]} ${standing}, the list ${shown}`);
      }
    }
  }

  await ask('settings.change', { reportLive: plan.profile.reportLive });
  await clock.advance(1000);
  await signIn(accounts[0], plan.seed);
  if (hasPhone(plan.seed)) await ask('line.change', { on: true });
  for (const deed of plan.deeds) {
    await clock.advance(deed.after);
    if (dying) await crash();
    await act(deed);
    await clock.advance(0);
    if (dying) await crash();
    if (deed.index % 4 === 0) await checkBalance();
  }

  // The storm is over: every user comes by once, decides what is theirs to decide, and waits until all is quiet.
  crm.calm = true;
  crm.offline = false;
  crm.revoked = false;
  armed = null;
  tell('calm');
  for (let round = 0; round < 3; round += 1) {
    openLeads.clear();
    for (const account of accounts) {
      const connecting = ask('connection.connect', { url: 'https://crm.test/v2', key: account.key });
      await clock.advance(10_000);
      await connecting;
      for (const [pick] of account.users.entries()) {
        await signIn(account, pick);
        await endAll();
        await act({ index: -1, kind: 'file', after: 0, pick: 0 });
        await ask('sync.now', null);
        await untilQuiet();
        await resolveAll(await rows());
        await settleLeads();
        await act({ index: -1, kind: 'file', after: 0, pick: 0 });
        await untilQuiet();
        for (const { id, state } of life.core.snapshot().newLeads) openLeads.set(id, state);
      }
    }
  }
  await checkBalance();
  const list = await rows();
  check(world, list);
  checkLeads(newLeads, crm, openLeads, violations);
  await clock.advance(5000);
  checkSecrets(
    world,
    list,
    life.folder,
    files.filter((name) => existsSync(join(life.folder, name))),
  );
  const result: RunResult = {
    seed: plan.seed,
    violations: [...new Set(violations)],
    history,
    reached,
    calls: calls.size,
    delivered: list.filter((row) => row.delivery?.state === 'synced').length,
  };
  life.alive = false;
  await life.core.close();
  return result;
}

/** The deeds that matter for whatever state each call is in when they come. */
const events: Partial<Record<Deed['kind'], string>> = {
  crash: 'kill',
  quit: 'quit',
  restore: 'restore',
  'wall-jump': 'wall clock jump',
  user: 'other user',
  offline: 'network lost',
  revoke: 'key revoked',
};

/** The deeds that concern a call of the list. */
const concerned: readonly Deed['kind'][] = ['note', 'outcome', 'link', 'renumber', 'keep-here', 'resolve', 'vanish'];

/** What a kill or a backup program leaves of a data folder. The locks of a dead process are gone. */
const files = ['calls.db', 'calls.db-wal', 'leads.db', 'leads.db-wal'];

let empty: string | null = null;

/** The folder of an app that was opened and closed: made once a process, gone when it ends. */
function emptyFolder(): string {
  if (empty) return empty;
  const folder = mkdtempSync(join(base, 'offhook-sim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  openCalls(join(folder, 'calls.db')).close();
  openLeads(join(folder, 'leads.db')).close();
  empty = folder;
  return folder;
}

function copyFiles(from: string, to: string, names = files): void {
  mkdirSync(to, { recursive: true });
  for (const name of names) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
}

/** The tag that begins a note. */
export function tagOf(note: string | null): string | null {
  return note === null ? null : (/^call-\d+/.exec(note)?.[0] ?? null);
}

function uuid(random: Random, now: number): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
  const time = Math.max(0, now).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}
