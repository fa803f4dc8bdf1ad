// What someone who helps needs to know, as a text that the agent reads before it goes anywhere. It is made of what is known
// to be harmless and of nothing else: no number, name, note, address or key can be in it, whatever the log was given.

import { constants, release } from 'node:os';
import { api } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { tally } from '../../store/outbox.ts';
import { dayOf } from '../calls/export.ts';
import type { Context } from '../context.ts';
import type { selfTest } from './self-test.ts';

export interface SupportPart {
  prepare(): Promise<Result<{ readonly text: string }>>;
  /** Writes what was prepared last, to the letter; prepares it where nothing was. */
  write(): Promise<Result<{ readonly path: string }>>;
}

/** Creates the bundle of one app. */
export function createSupport(
  { ports, calls, leads }: Context,
  snapshot: () => Snapshot,
  tryAll: () => ReturnType<typeof selfTest>,
): SupportPart {
  let prepared: string | null = null;

  async function gather(): Promise<string> {
    const now = snapshot();
    const { checks } = await tryAll();
    return JSON.stringify(
      {
        offhook: now.shell.version,
        at: new Date(ports.clock.now()).toISOString(),
        system: { platform: process.platform, arch: process.arch, release: release(), versions: versions() },
        shell: { kind: now.shell.kind, secrets: now.shell.secrets, language: now.shell.language },
        settings: harmlessSettings(now.settings),
        connection: {
          stage: now.connection.stage,
          sandbox: now.connection.sandbox,
          reach: now.connection.reach,
          users: now.connection.users.length,
        },
        delivery: {
          ...now.delivery,
          oldestWaiting: time(now.delivery.oldestWaiting),
          states: Object.fromEntries(tally(calls)),
          wrapUps: now.wrapUps.length,
        },
        pull: { ...now.pull, completedAt: time(now.pull.completedAt) },
        files: { calls: sizeOf(calls), leads: sizeOf(leads) },
        checks,
        log: (ports.log.tail?.(logLines) ?? []).map(harmlessLine),
      },
      null,
      2,
    );
  }

  return {
    async prepare() {
      prepared = await gather();
      return done({ text: prepared });
    },
    async write() {
      const text = prepared ?? (await gather());
      try {
        const name = `offhook-support-${dayOf(ports.clock.now())}.json`;
        return done({ path: await ports.saveText(name, pieceOf(text)) });
      } catch {
        ports.log.write('support-fault');
        return failed('cannot-write-file');
      }
    },
  };
}

const logLines = 300;

async function* pieceOf(text: string): AsyncGenerator<string> {
  yield text;
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function versions(): Record<string, string> {
  const wanted = ['node', 'v8', 'electron', 'chrome', 'openssl'] as const;
  return Object.fromEntries(wanted.flatMap((name) => (process.versions[name] ? [[name, process.versions[name]]] : [])));
}

function sizeOf(db: Context['calls']): { readonly bytes: number; readonly schema: number } {
  const number = (pragma: string) => Number(db.pragma(pragma, { simple: true }));
  return { bytes: number('page_count') * number('page_size'), schema: number('user_version') };
}

/** Texts that are one of a few; any other text may be the agent's own. */
const textsOfAFew: ReadonlySet<string> = new Set(['language', 'theme', 'region', 'scheme', 'seenVersion']);

function harmlessSettings(settings: Settings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      if (typeof value === 'boolean' || typeof value === 'number' || textsOfAFew.has(name)) return [[name, value]];
      return value === null ? [] : [[name, '(left out)']];
    }),
  );
}

/** A line of the log with its event, its small numbers and the words of a machine; everything else is only counted. */
export function harmlessLine(line: string): Record<string, unknown> {
  const parsed = objectOf(line);
  if (parsed === null) return { event: '(unreadable)' };
  return Object.fromEntries(Object.entries(parsed).flatMap(([name, value]) => harmlessFact(name, value)));
}

function harmlessFact(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (!/^[a-z][a-zA-Z]{0,20}$/.test(name)) return [];
  if (value === null || typeof value === 'boolean') return [[name, value]];
  if (typeof value === 'number') return Math.abs(value) < 1_000_000 ? [[name, value]] : [];
  if (typeof value !== 'string') return [];
  if (name === 'at') return Number.isNaN(Date.parse(value)) ? [] : [[name, new Date(value).toISOString()]];
  if (name === 'event') return [[name, /^[a-z]+(-[a-z]+)+$/.test(value) ? value : '(left out)']];
  if (name === 'method') return [[name, Object.hasOwn(api, value) ? value : '(left out)']];
  return [[name, machineWords(value)]];
}

/** What of a message a machine wrote: error names and codes, and SQLite's own sentences. */
function machineWords(message: string): string {
  const sentence = sentences.find((known) => message.includes(known));
  const codes = [...message.matchAll(/\b[A-Z][A-Za-z_]*\b/g)].map(([word]) => word).filter(isCode);
  return [...new Set(codes), ...(sentence === undefined ? [] : [sentence])].join(' ') || '(left out)';
}

function isCode(word: string): boolean {
  return Object.hasOwn(constants.errno, word) || /^SQLITE_[A-Z_]+$/.test(word) || errorNames.has(word);
}

const errorNames = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'SqliteError',
  'ZodError',
]);

const sentences = [
  'database is locked',
  'database disk image is malformed',
  'disk I/O error',
  'database or disk is full',
  'attempt to write a readonly database',
  'unable to open database file',
  'constraint failed',
];

function objectOf(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
