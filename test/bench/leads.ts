// What the screens wait for of the leads: who a number is, who is found at each key, and what a page of leads costs to keep.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastNames, menFirstNames, womenFirstNames } from '../../src-main/sandbox/names.ts';
import type { Db } from '../../src-main/store/db.ts';
import { beginOptimizing, mergeSearch } from '../../src-main/store/lead-index.ts';
import { searchDigits, searchWords } from '../../src-main/store/lead-search.ts';
import { type MirroredLead, upsertLead } from '../../src-main/store/lead-upsert.ts';
import { leadsByNumber, leadsPage } from '../../src-main/store/leads.ts';
import { inTransaction, openLeads } from '../../src-main/store/open.ts';
import { createPlainCrm, numberOfLead } from '../fakes/plain-crm.ts';
import { type Figures, figuresOf, measure, measureWithin } from './figures.ts';
import { once, own, peer, type Row } from './rows.ts';
import type { SearchStart } from './search-start.ts';

const firstNames = [...womenFirstNames, ...menFirstNames];
const first = '2026-01-01T00:00:00+00:00';
const reading = { thorough: false, reached: Date.UTC(2026, 5, 1) };

/** What agents type, a key at a time. */
const typed = ['tremblay', 'genevieve cote', 'marc-ant', "o'con", 'st-pier', 'benali karim', 'zzz', 'lavoie 7'];
export const keys = typed.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));

/** `100k leads`. */
export function leadsWord(leads: number): string {
  return leads < 1_000_000 ? `${leads / 1000}k leads` : `${leads / 1_000_000}M leads`;
}

// The lines on which the peers of the search stand beside it.
export const searching = (size: string) => `key of a name → 20 leads (${size})`;
export const searchReady = (size: string) => `the search is ready, at each start (${size})`;
export const searchMemory = (size: string) => `memory of the search (${size})`;

/** Measures the leads' look-ups with so many leads in the mirror. */
export function leadLookUps(leads: number): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const path = join(folder, 'leads.db');
  fillLeads(path, leads);
  const filled = openLeads(path);
  beginOptimizing(filled);
  const merging = measureUntil(() => mergeSearch(filled, 16));
  filled.close();
  const opening = measure(5, () => openAndLook(path));
  const fresh = inFreshProcess(path);
  const db = openLeads(path);
  const size = leadsWord(leads);
  const scattered = (run: number) => (run * 7919) % leads;
  const numbers = Array.from({ length: leads }, (_, place) => numberOfLead(place));
  const endOf = (run: number, digits: number) => numberOfLead(scattered(run)).slice(-digits);
  const middleOf = (run: number) => numberOfLead(scattered(run)).slice(4, 9);
  const like = db.prepare<[string], unknown>('SELECT * FROM leads WHERE words LIKE ? LIMIT 20');
  const digitsLike = db.prepare<[string], unknown>('SELECT * FROM phones WHERE e164 LIKE ? LIMIT 20');
  const key = (run: number) => keys[run % keys.length] ?? '';
  const callerId = `caller ID, E.164 → leads (${size})`;
  const anywhere = `digits anywhere (${size})`;
  const many = leads >= 1_000_000;
  const named = measure(2000, (run) => searchWords(db, key(run), null, 20));
  const rows = [
    own(
      callerId,
      measure(2000, (run) => leadsByNumber(db, numberOfLead(scattered(run)))),
      [{ at: 'p99', most: 0.1 }],
    ),
    peer(
      callerId,
      'array scan',
      measureWithin(10_000, 200, (run) => numbers.indexOf(numberOfLead(scattered(run)))),
    ),
    own(
      `caller ID, nobody (${size})`,
      measure(2000, (run) => leadsByNumber(db, `+1438${2_000_000 + run}`)),
    ),
    own(
      searching(size),
      named,
      many
        ? [
            { at: 'p95', most: 3 },
            { at: 'p99', most: 8 },
          ]
        : [
            { at: 'p95', most: 0.8 },
            { at: 'p99', most: 1.2 },
          ],
    ),
    peer(
      searching(size),
      'LIKE',
      measureWithin(20_000, keys.length, (run) => like.all(`%${key(run)}%`)),
    ),
    own(searchReady(size), once(fresh.milliseconds)),
    own(searchMemory(size), once(fresh.megabytes), [], 'MB'),
    own(
      `key of a name, own leads (${size})`,
      measure(1000, (run) => searchWords(db, key(run), 3, 20)),
    ),
    own(
      `last four digits (${size})`,
      measure(1000, (run) => searchDigits(db, endOf(run, 4), 20)),
      [{ at: 'p99', most: 4 }],
    ),
    own(
      `last seven digits (${size})`,
      measure(1000, (run) => searchDigits(db, endOf(run, 7), 20)),
      [{ at: 'p99', most: 4 }],
    ),
    own(
      anywhere,
      measure(1000, (run) => searchDigits(db, middleOf(run), 20)),
      [{ at: 'p99', most: 4 }],
    ),
    peer(
      anywhere,
      'LIKE',
      measureWithin(10_000, 100, (run) => digitsLike.all(`%${middleOf(run)}%`)),
    ),
    own(
      `page of 50 leads (${size})`,
      measure(500, () => leadsPage(db, null, 50, null)),
    ),
    own(
      `page of 50 leads, deep (${size})`,
      measure(500, (run) => leadsPage(db, { activity: Date.parse(first) + scattered(run), id: 0 }, 50, null)),
    ),
    own(`store opened → list, search, caller ID (${size})`, opening, many ? [] : [{ at: 'p50', most: 15 }]),
    own(`a step of merging (${size})`, merging, [stall]),
    own(
      `100 leads, new (${size})`,
      measure(50, (run) => write(db, leads + 1000 + run * 100, 100, first)),
      [{ at: 'p50', most: 15 }, stall],
    ),
    own(
      `100 leads, changed (${size})`,
      measure(50, (run) => write(db, run * 100, 100, laterTime())),
      [{ at: 'p50', most: 30 }, stall],
    ),
    own(
      `100 leads, another name (${size})`,
      measure(50, (run) => write(db, run * 100, 100, laterTime(), 'Renée')),
      [{ at: 'p50', most: 30 }, stall],
    ),
    own(
      `100 leads, unchanged (${size})`,
      measure(50, (run) => write(db, leads - 100 - run * 100, 100, first)),
      [{ at: 'p50', most: 0.5 }],
    ),
    own(`caller ID while leads arrive (${size})`, whileArriving(db, leads, scattered), [{ at: 'p99', most: 0.25 }]),
  ];
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

/** Milliseconds for which nothing else runs: the writes are the event loop's longest stalls. */
const stall = { at: 'max', most: 50 } as const;

/** Fills a new file with so many leads, whose names and numbers are all different. */
export function fillLeads(file: string, leads: number): void {
  const db = openLeads(file);
  for (let from = 0; from < leads; from += 10_000) write(db, from, Math.min(10_000, leads - from), first);
  db.close();
}

function write(db: Db, from: number, count: number, updatedAt: string, name?: string): void {
  inTransaction(db, () => {
    for (let place = from; place < from + count; place += 1) upsertLead(db, benchLead(place, updatedAt, name), reading);
  });
}

/** A look-up right after each page of leads. */
function whileArriving(db: Db, leads: number, scattered: (run: number) => number): Figures {
  const durations: number[] = [];
  for (let run = 0; run < 300; run += 1) {
    write(db, 2 * leads + run * 10, 10, first);
    const start = performance.now();
    leadsByNumber(db, numberOfLead(scattered(run)));
    durations.push(performance.now() - start);
  }
  return figuresOf(durations);
}

function openAndLook(path: string): void {
  const db = openLeads(path);
  leadsPage(db, null, 50, null);
  searchWords(db, 'trem', null, 20);
  leadsByNumber(db, numberOfLead(7));
  db.close();
}

/** What the search takes at a start, with every key typed once: in a process that never filled the file. */
function inFreshProcess(path: string): SearchStart {
  const args = ['--expose-gc', join(import.meta.dirname, 'search-start.ts'), path];
  // Written by search-start.ts.
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as SearchStart;
}

function measureUntil(step: () => boolean): Figures {
  const durations: number[] = [];
  for (let more = true; more; ) {
    const start = performance.now();
    more = step();
    durations.push(performance.now() - start);
  }
  return figuresOf(durations);
}

let changes = 0;

/** A new time at each call. */
function laterTime(): string {
  changes += 1;
  return new Date(Date.UTC(2026, 2, 1) + changes * 1000).toISOString();
}

const source = createPlainCrm(1).leads[0] ?? {};

/** A lead as the bench stores it: the place decides name and number. */
export function benchLead(place: number, updatedAt: string, firstName?: string): MirroredLead {
  const number = numberOfLead(place);
  const name = benchName(place, firstName);
  return {
    id: 1000 + place,
    name,
    language: 'fr',
    doNotCall: null,
    vehicle: 'Mazda CX-5 2026',
    advisor: 'Alex Roy',
    advisorId: place % 20,
    emails: [`client${place}@courriel.example`],
    stocks: [`N26-${place}`],
    communications: [history(place, 0), history(place, 1)],
    mayBeCut: false,
    activity: Date.parse(updatedAt) + place,
    updatedAt,
    source: { ...source, id: 1000 + place, first_name: name, comment: 'x'.repeat(800) },
    phones: [{ number, e164: number, extension: null, type: 'mobile' }],
  };
}

/** The name of the lead at a place; each lead has its own. */
export function benchName(place: number, firstName = firstNames[place % firstNames.length] ?? ''): string {
  return `${firstName} ${lastNames[Math.floor(place / firstNames.length) % lastNames.length]} ${place}`;
}

function history(place: number, index: number): { readonly id: number; readonly at: number; readonly source: string } {
  const id = place * 10 + index;
  const at = Date.UTC(2026, 0, 1) - index * 86_400_000;
  const entry = {
    id,
    lead_id: 1000 + place,
    user_id: 1,
    method: 'phone',
    type: 'outgoing',
    description: 'Rappeler jeudi',
  };
  return { id, at, source: JSON.stringify({ ...entry, executed_at: new Date(at).toISOString(), call_duration: 42 }) };
}
