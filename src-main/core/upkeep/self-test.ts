// Tries each thing that the app depends on, for real, and says what was found; the words and the fix are the page's.

import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, check, type Finding } from '../../../src-preload/contract/self-test.ts';
import type { LinkHolder, ShellStatus } from '../../../src-preload/contract/shell-status.ts';
import type { PullSummary, ShellFacts } from '../../../src-preload/contract/snapshot.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { Account } from '../../crm/crm.ts';
import type { ConnectionPart } from '../connection.ts';
import type { Ports } from '../ports.ts';

export interface SelfTestParts {
  readonly ports: Ports;
  readonly shell: ShellFacts;
  readonly connection: ConnectionPart;
  readonly pull: { summary(): PullSummary };
  /** Milliseconds that the CRM's clock is ahead; null where it wasn't told. */
  readonly ahead: () => number | null;
}

/** Tries everything, side by side; resolves once the slowest is done. One thing that can't be tried hides no other. */
export async function selfTest(parts: SelfTestParts): Promise<{ readonly at: number; readonly checks: Check[] }> {
  const { ports, shell } = parts;
  const file = (id: 'calls-file' | 'leads-file', name: string) =>
    ports.checkFile(join(shell.dataFolder, name), false).then(
      (found) => check(id, found),
      () => check(id, 'not-checked'),
    );
  const found = await Promise.all([
    tryCrm(parts),
    file('calls-file', 'calls.db'),
    file('leads-file', 'leads.db'),
    tryDisk(shell.dataFolder, ports.random.id(ports.clock.now())),
    check('secrets', shell.secrets),
    tryLeads(parts),
    tryShell(parts),
  ]);
  return { at: ports.clock.now(), checks: found.flat() };
}

/** One request answers for the network, the key and the clock. */
async function tryCrm({ connection, ahead }: SelfTestParts): Promise<readonly Check[]> {
  if (connection.facts().stage === 'none') return [check('crm', 'not-set-up'), check('key', 'not-set-up')];
  const answer = await connection.probe();
  if (answer === null) return [check('crm', 'not-set-up'), check('key', 'missing')];
  return [reachOf(answer), keyOf(answer), clockOf(isLost(answer) ? null : ahead())];
}

function reachOf(answer: CrmAnswer<Account>): Check {
  if (isLost(answer)) return check('crm', 'unreachable');
  const understood = answer.kind === 'applied' || answer.kind === 'key-refused' || answer.kind === 'rate-limited';
  return check('crm', understood ? 'reached' : 'unexpected');
}

function keyOf(answer: CrmAnswer<Account>): Check {
  if (answer.kind === 'applied') return check('key', 'valid');
  return check('key', answer.kind === 'key-refused' ? 'refused' : 'not-tried');
}

function isLost(answer: CrmAnswer<Account>): boolean {
  return answer.kind === 'not-sent' || (answer.kind === 'ambiguous' && answer.doubt === 'no-answer');
}

/** Calls are filed under this computer's time: two minutes off, and colleagues see them in the wrong order. */
const mostAhead = 120_000;

function clockOf(ahead: number | null): Check {
  if (ahead === null) return check('clock', 'not-told');
  return check('clock', Math.abs(ahead) > mostAhead ? 'off' : 'right', Math.round(Math.abs(ahead) / 1000));
}

/** A day of calls takes a few megabytes; the write-ahead log and a backup need room beside them. */
const enoughRoom = 200;

async function tryDisk(folder: string, name: string): Promise<Check> {
  const trial = join(folder, `trial-${name}`);
  try {
    await writeFile(trial, 'x'.repeat(4096), { mode: 0o600, flush: true });
    await rm(trial);
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 1_000_000);
    return check('disk', free < enoughRoom ? 'little-room' : 'room', free);
  } catch {
    await rm(trial, { force: true }).catch(() => {});
    return check('disk', 'not-writable');
  }
}

/** A pass begins every minute while the CRM is reached. */
const freshFor = 3_600_000;

function tryLeads({ ports, connection, pull }: SelfTestParts): Check {
  if (connection.session() === null) return check('leads', 'not-set-up');
  const { completedAt, running } = pull.summary();
  if (completedAt === null) return check('leads', running ? 'reading' : 'never');
  const age = Math.max(0, ports.clock.now() - completedAt);
  return check('leads', age > freshFor ? 'old' : 'fresh', Math.floor(age / 60_000));
}

/** What the shell knows of the system. In a browser the page itself is asked: see the page's own checks. */
async function tryShell({ ports, shell }: SelfTestParts): Promise<readonly Check[]> {
  if (shell.kind === 'browser') return [];
  const status = await ports.shell.status();
  return [
    check('notifications', status.notifications === 'possible' ? 'granted' : 'unsupported'),
    check('tray', status.tray === 'seen' ? 'shown' : 'no-host'),
    check('tel-links', holders[status.links?.tel ?? 'unknown']),
    check('shortcut', shortcuts[status.shortcut]),
  ];
}

const holders: Readonly<Record<LinkHolder, Finding<'tel-links'>>> = {
  ours: 'ours',
  other: 'others',
  none: 'nobody',
  unknown: 'not-told',
};

const shortcuts: Readonly<Record<ShellStatus['shortcut'], Finding<'shortcut'>>> = {
  granted: 'granted',
  refused: 'refused',
  off: 'off',
  impossible: 'refused',
};
