// What the screens wait for of the leads: who a number is, who is found at each key, and what a page of leads costs to keep.

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
import { type Figures, figuresOf, measure } from './figures.ts';

const firstNames = [...womenFirstNames, ...menFirstNames];
const first = '2026-01-01T00:00:00+00:00';
const reading = { thorough: false, reached: Date.UTC(2026, 5, 1) };

/** What agents type, a key at a time. */
const typed = ['tremblay', 'genevieve cote', 'marc-ant', "o'con", 'st-pier', 'benali karim', 'zzz', 'lavoie 7'];
const keys = typed.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));

/** Measures the leads' look-ups with so many leads in the mirror. */
export function leadLookUps(leads: number): Readonly<Record<string, Figures>> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const path = join(folder, 'leads.db');
  fillLeads(path, leads);
  const filled = openLeads(path);
  beginOptimizing(filled);
  const merging = measureUntil(() => mergeSearch(filled, 16));
  filled.close();
  const opening = measure(5, () => openAndLook(path));
  const db = openLeads(path);
  const scattered = (run: number) => (run * 7919) % leads;
  const endOf = (run: number, digits: number) => numberOfLead(scattered(run)).slice(-digits);
  const middleOf = (run: number) => numberOfLead(scattered(run)).slice(4, 9);
  const like = db.prepare<[string], unknown>('SELECT * FROM leads WHERE words LIKE ? LIMIT 20');
  const digitsLike = db.prepare<[string], unknown>('SELECT * FROM phones WHERE e164 LIKE ? LIMIT 20');
  const figures = {
    'caller ID': measure(2000, (run) => leadsByNumber(db, numberOfLead(scattered(run)))),
    'caller ID, nobody': measure(2000, (run) => leadsByNumber(db, `+1438${2_000_000 + run}`)),
    'a key of a name': measure(1000, (run) => searchWords(db, keys[run % keys.length] ?? '', null, 20)),
    'a key of a name, own leads': measure(1000, (run) => searchWords(db, keys[run % keys.length] ?? '', 3, 20)),
    'a key of a name, LIKE': measure(keys.length, (run) => like.all(`%${keys[run] ?? ''}%`)),
    'last four digits': measure(1000, (run) => searchDigits(db, endOf(run, 4), 20)),
    'last seven digits': measure(1000, (run) => searchDigits(db, endOf(run, 7), 20)),
    'digits anywhere': measure(1000, (run) => searchDigits(db, middleOf(run), 20)),
    'digits anywhere, LIKE': measure(100, (run) => digitsLike.all(`%${middleOf(run)}%`)),
    'page of 50 leads': measure(500, () => leadsPage(db, null, 50, null)),
    'page of 50 leads, deep': measure(500, (run) =>
      leadsPage(db, { activity: Date.parse(first) + scattered(run), id: 0 }, 50, null),
    ),
    'store opened to first list, search and caller ID': opening,
    'a step of merging': merging,
    '100 leads, new': measure(50, (run) => write(db, leads + 1000 + run * 100, 100, first)),
    '100 leads, changed': measure(50, (run) => write(db, run * 100, 100, laterTime())),
    '100 leads, another name': measure(50, (run) => write(db, run * 100, 100, laterTime(), 'Renée')),
    '100 leads, unchanged': measure(50, (run) => write(db, leads - 100 - run * 100, 100, first)),
    'caller ID while leads arrive': whileArriving(db, leads, scattered),
  };
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}

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
  const last = lastNames[Math.floor(place / firstNames.length) % lastNames.length];
  const name = `${firstName ?? firstNames[place % firstNames.length]} ${last} ${place}`;
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
