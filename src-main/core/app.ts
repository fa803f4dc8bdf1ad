// The core as a shell holds it: start it, ask it, listen to it, close it.

import { done, failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { callsPage } from './calls/call-list.ts';
import { callsRead } from './calls/call-read.ts';
import { createCallbacks } from './calls/callbacks.ts';
import { createCommit } from './calls/commit.ts';
import { createExport } from './calls/export.ts';
import { createGate } from './calls/gate.ts';
import { createLiveCall } from './calls/live-call.ts';
import { createMessages } from './calls/messages.ts';
import { createOffers } from './calls/offers.ts';
import { createRecords } from './calls/records.ts';
import { readToday } from './calls/today.ts';
import { createConnection } from './connection.ts';
import type { Context } from './context.ts';
import { createDispatch, type Handlers } from './dispatch.ts';
import { createLeadCard } from './leads/lead-card.ts';
import { createLeads } from './leads/leads.ts';
import { createNewLeads } from './leads/new-leads.ts';
import { type Files, openFiles, type Unopened } from './open-files.ts';
import type { CoreOptions } from './options.ts';
import { createHooks } from './phones/hooks.ts';
import { createIncoming } from './phones/incoming.ts';
import { joinableCalls } from './phones/joins.ts';
import { createMerging } from './phones/merging.ts';
import type { Log, Ports } from './ports.ts';
import { recover } from './recovery.ts';
import { createSettings } from './settings.ts';
import { takeSnapshot } from './snapshot.ts';
import { createDeliver } from './sync/deliver.ts';
import { createForget } from './sync/forget.ts';
import { createPull } from './sync/pull.ts';
import { createThrottle } from './sync/throttle.ts';
import { createBackup } from './upkeep/backup.ts';
import { createIdle } from './upkeep/idle.ts';
import { selfTest } from './upkeep/self-test.ts';
import { listenForDate } from './upkeep/server-clock.ts';
import { createSupport } from './upkeep/support.ts';

export interface Core {
  /** Answers one request of a window. Never rejects; anything malformed is a failure. */
  request(method: unknown, argument: unknown): Promise<Result<unknown>>;
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Says that the computer has slept, or is on another network: whatever was open or waits for one begins anew, now. */
  woke(): void;
  /** Waits a little for what is in flight to be recorded, then closes the files. What stays open is settled at the next start. */
  close(): Promise<void>;
}

export type CoreStart = { readonly ok: true; readonly core: Core } | Unopened;

/** Opens the data folder and starts the core on it. */
export function startCore(options: CoreOptions, ports: Ports): CoreStart {
  const files = openFiles(options.dataFolder);
  if (!files.ok) return files;
  return { ok: true, core: runCore(options, ports, files) };
}

/** How long closing waits for answers that are on their way. */
const closingPatience = 2000;

function runCore(options: CoreOptions, outside: Ports, files: Files): Core {
  const safe = guarded(outside);
  const serverClock = listenForDate(safe.transport, safe.clock);
  const ports = { ...safe, transport: serverClock.transport };
  const launch = ports.random.id(ports.clock.now());
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const versions = { revision: 0, calls: 0, leads: 0 };
  let announcing = false;
  let closed = false;

  const context: Context = {
    ports,
    launch,
    confirmAfter: options.confirmAfter,
    calls: files.calls,
    leads: files.leads,
    changed(what) {
      versions.revision += 1;
      if (what !== 'state') versions[what] += 1;
      if (what === 'calls') idle.stir();
      if (announcing) return;
      announcing = true;
      queueMicrotask(announce);
    },
  };

  const idle = createIdle(context);
  recover(context);
  const settings = createSettings(context, options.shell.version);
  const throttle = createThrottle(ports.clock, ports.random);
  const connection = createConnection(context, () => {
    records.linkWaiting();
    deliver.wake();
    newLeads.wake();
    pull.wake();
  });
  const forget = createForget(context);
  const deliver = createDeliver(context, throttle, connection.session, connection.heard, forget);
  const commit = createCommit(context, deliver, forget);
  const gate = createGate(context, settings.current);
  const liveCall = createLiveCall(context, deliver, commit, connection.owner, settings.current, gate);
  const region = () => settings.current().region;
  const records = createRecords(context, deliver, commit, connection.owner, region);
  const incoming = createIncoming(context, liveCall, commit, connection.owner, region);
  const hooks = createHooks(context, settings, incoming.receive);
  const merging = createMerging(context, liveCall, deliver, commit);
  const offers = createOffers(context, region);
  const callbacks = createCallbacks(context, connection.owner);
  const messages = createMessages(context, deliver, connection.owner);
  const newLeads = createNewLeads(context, throttle, connection, region, {
    freed: deliver.wake,
    added: () => pull.countNew(),
  });
  const pull = createPull(context, throttle, connection.session, connection.heard, region, records.linkWaiting);
  const leads = createLeads(context, connection.owner);
  const leadCard = createLeadCard(context, connection);
  const exporting = createExport(context);
  const backup = createBackup(context);
  const tryAll = () => selfTest({ ports, shell: options.shell, connection, pull, ahead: serverClock.ahead });
  const support = createSupport(context, () => takeSnapshot(parts, versions), tryAll);
  const parts = {
    launch,
    shell: options.shell,
    db: files.calls,
    connection,
    newLeads: newLeads.open,
    liveCall,
    offers,
    callbacks,
    hooks,
    pull,
    throttle,
    exporting,
    backup,
    settings: settings.current,
  };

  function announce(): void {
    announcing = false;
    // A window that comes later begins with a snapshot of its own.
    if (closed || listeners.size === 0) return;
    try {
      tellWindows();
    } catch (error) {
      // The files can't be read just now. The next change tells the windows.
      fault(ports.log, 'announce-fault', error);
    }
  }

  function tellWindows(): void {
    const snapshot = takeSnapshot(parts, versions);
    for (const listener of listeners) listener(snapshot);
  }

  const handlers: Handlers = {
    'app.snapshot': () => done(takeSnapshot(parts, versions)),
    'connection.connect': ({ url, key }) => connection.connect(url, key),
    'connection.choose-user': ({ userId }) => connection.chooseUser(userId),
    'connection.try-sandbox': () => connection.trySandbox(),
    'connection.disconnect': () => connection.disconnect(),
    'dial.check': gate.check,
    'call.start': liveCall.start,
    'call.do': ({ callId, deed }) => liveCall.deed(callId, deed),
    'call.note': ({ callId, note }) => records.note(callId, note),
    'call.outcome': ({ callId, outcome, duration }) => records.outcome(callId, outcome, duration),
    'call.number': ({ callId, text }) => records.number(callId, text),
    'call.link': ({ callId, leadId }) => records.link(callId, leadId),
    'call.file': ({ callId }) => records.file(callId),
    'call.unfile': ({ callId }) => records.unfile(callId),
    'call.log': records.log,
    'communication.log': messages.log,
    'call.send': ({ callId }) => records.send(callId),
    'call.claim': ({ callId, crmId }) => records.claim(callId, crmId),
    'call.keep-here': ({ callId }) => records.keepHere(callId),
    'call.merge': ({ callId, intoId }) => merging.merge(callId, intoId),
    'calls.joinable': ({ callId }) => joinableCalls(files.calls, connection.owner(), callId),
    'call.split': ({ callId }) => merging.split(callId),
    'ring.silence': ({ callId }) => liveCall.silence(callId),
    'callbacks.list': () => callbacks.list(),
    'callbacks.dismiss': ({ number }) => callbacks.dismiss(number),
    'callbacks.restore': ({ number, since }) => callbacks.restore(number, since),
    'link.open': ({ url }) => offers.openLink(url),
    'offer.text': ({ text }) => offers.offerText(text),
    'offer.take': ({ id }) => offers.take(id),
    'line.change': (argument) => hooks.change(argument),
    'line.rotate-secret': () => hooks.rotateSecret(),
    'line.await-test': () => hooks.awaitTest(),
    'calls.page': (argument) => callsPage(context, connection.owner(), argument),
    'calls.read': ({ callId }) => callsRead(files.calls, connection.owner(), callId),
    'today.read': (argument) => readToday(files.calls, connection.owner(), argument),
    'calls.export': (span) => exporting.run(span),
    'data.backup': () => backup.run(),
    'selftest.run': async () => done(await tryAll()),
    'support.prepare': () => support.prepare(),
    'support.write': () => support.write(),
    'leads.by-number': leads.byNumber,
    'leads.choose': leads.choose,
    'leads.create': newLeads.create,
    'leads.create-retry': ({ newLeadId }) => newLeads.retry(newLeadId),
    'leads.create-correct': newLeads.correct,
    'leads.create-choose': ({ newLeadId, leadId }) => newLeads.choose(newLeadId, leadId),
    'leads.create-discard': ({ newLeadId }) => newLeads.discard(newLeadId),
    'leads.search': ({ text }) => leads.search(text),
    'leads.page': leads.page,
    'leads.read': ({ leadId }) => leads.read(leadId),
    'leads.card': ({ leadId }) => leadCard.card(leadId),
    'leads.timeline': leadCard.timeline,
    'leads.refresh': async ({ leadId }) => done({ refreshed: await pull.refresh(leadId) }),
    'settings.change'(patch) {
      const changed = settings.change(patch);
      if (patch.hooks) hooks.settle();
      return changed;
    },
    'shell.status': async () => done(await ports.shell.status()),
    async 'shell.repair'({ part }) {
      await ports.shell.repair(part);
      return done(await ports.shell.status());
    },
    async 'shell.start-at-login'({ on }) {
      await ports.shell.startAtLogin(on);
      return done(await ports.shell.status());
    },
    'shell.try-notification': () => (ports.shell.tryNotification() ? done(null) : failed('no-notifications')),
    'shell.ring-height'({ height }) {
      ports.shell.fitRing(height);
      return done(null);
    },
    'shell.show'({ leadId }) {
      ports.shell.show(leadId);
      return done(null);
    },
    'sync.now'() {
      syncNow();
      return done(null);
    },
  };

  function syncNow(): void {
    throttle.retryNow();
    connection.retryNow();
    deliver.wake();
    newLeads.wake();
    pull.wake();
  }

  const dispatch = createDispatch(handlers, ports.log);
  hooks.settle();
  void connection.start(options.connect).catch((error: unknown) => fault(ports.log, 'connection-fault', error));

  return {
    request: async (method, argument) => (closed ? failed('unreachable') : dispatch(method, argument)),
    snapshot: () => takeSnapshot(parts, versions),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    woke() {
      if (closed) return;
      hooks.reopen();
      syncNow();
    },
    async close() {
      if (closed) return;
      incoming.stop();
      connection.stop();
      pull.stop();
      liveCall.stop();
      forget.stop();
      await Promise.all([deliver.stop(closingPatience), newLeads.stop(closingPatience), hooks.stop()]);
      closed = true;
      idle.stop();
      files.calls.close();
      files.leads.close();
      files.lock.release();
    },
  };
}

/** A timer that finds the disk full or the file locked by a backup must not take the app, and a call, down with it. */
function guarded(ports: Ports): Ports {
  const { clock, log } = ports;
  return {
    ...ports,
    clock: {
      ...clock,
      after: (milliseconds, run) =>
        clock.after(milliseconds, () => {
          try {
            run();
          } catch (error) {
            fault(log, 'timer-fault', error);
          }
        }),
    },
  };
}

function fault(log: Log, event: string, error: unknown): void {
  log.write(event, { problem: error instanceof Error ? error.message : String(error) });
}
