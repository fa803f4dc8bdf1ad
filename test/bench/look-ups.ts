// What the screens wait for: who a number is, a name, a number while it is typed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../src-main/store/db.ts';
import { searchWords } from '../../src-main/store/lead-search.ts';
import { type MirroredLead, upsertLead } from '../../src-main/store/lead-upsert.ts';
import { leadsByNumber } from '../../src-main/store/leads.ts';
import { inTransaction, openLeads } from '../../src-main/store/open.ts';
import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { createPlainCrm, numberOfLead } from '../fakes/plain-crm.ts';
import { type Figures, measure, measureBatches } from './figures.ts';

const firstNames = ['Geneviève', 'Jean', 'Marie', 'Mohamed', 'Sophie', 'Luc', 'Émilie', 'Antoine', 'Chantal', 'Xavier'];
const lastNames = ['Tremblay', 'Gagnon', 'Roy', 'Côté', 'Bouchard', 'Gauthier', 'Morin', 'Lavoie', 'Fortin', 'Nguyen'];

const first = '2026-01-01T00:00:00+00:00';
const reading = { thorough: false, reached: Date.UTC(2026, 5, 1) };

/** Fills a new file with so many leads, whose names and numbers are all different. */
export function fillLeads(file: string, leads: number): void {
  const db = openLeads(file);
  for (let from = 0; from < leads; from += 10_000) writeLeads(db, from, Math.min(10_000, leads - from), first);
  db.close();
}

function writeLeads(db: Db, from: number, count: number, updatedAt: string): void {
  inTransaction(db, () => {
    for (let place = from; place < from + count; place += 1) upsertLead(db, benchLead(place, updatedAt), reading);
  });
}

/** Measures the leads' look-ups with so many leads in the mirror. */
export function leadLookUps(leads: number): Readonly<Record<string, Figures>> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  fillLeads(join(folder, 'leads.db'), leads);
  const db = openLeads(join(folder, 'leads.db'));
  const write = (from: number, count: number, updatedAt: string) => writeLeads(db, from, count, updatedAt);
  const scattered = (run: number) => (run * 7919) % leads;
  const names = ['tremblay', 'genev', 'jean roy', 'cote 77', 'zzz'];
  const figures = {
    'caller ID': measure(2000, (run) => leadsByNumber(db, numberOfLead(scattered(run)))),
    'caller ID, nobody': measure(2000, (run) => leadsByNumber(db, `+1438${2_000_000 + run}`)),
    'name search': measure(100, (run) => searchWords(db, names[run % names.length] ?? '', null, 20)),
    '100 leads, new': measure(30, (run) => write(leads + 1000 + run * 100, 100, first)),
    '100 leads, changed': measure(30, (run) =>
      write(run * 100, 100, new Date(1_780_000_000_000 + performance.now()).toISOString()),
    ),
    '100 leads, unchanged': measure(30, (run) => write(leads - 100 - run * 100, 100, first)),
    'count of leads': measure(30, () => db.prepare('SELECT count(*) FROM leads').get()),
  };
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}

/** Measures reading numbers. */
export function phoneReading(): Readonly<Record<string, Figures>> {
  const nanp = ['(514) 555-0199', '514-555-0142', '+1 438 555 0121', '8195550134', '1 (450) 555-0177'];
  const world = ['+33 1 44 55 66 77', '+44 20 7946 0018', '+49 30 901820', '+81 3-1234-5678', '+52 55 1234 5678'];
  const typed = [
    '5',
    '51',
    '514',
    '514 5',
    '514 55',
    '514 555',
    '514 555-0',
    '514 555-01',
    '514 555-019',
    '514 555-0199',
  ];
  const read = (texts: readonly string[]) => (run: number) => parsePhone(texts[run % texts.length] ?? '', 'CA');
  return {
    'phone, NANP': measureBatches(500, 100, read(nanp)),
    'phone, world': measureBatches(500, 100, read(world)),
    'phone, a key typed': measureBatches(500, 100, (run) => formatAsTyped(typed[run % typed.length] ?? '', 'CA')),
  };
}

const source = createPlainCrm(1).leads[0] ?? {};

/** A lead as the bench stores it: the place decides name and number. */
export function benchLead(place: number, updatedAt: string): MirroredLead {
  const number = numberOfLead(place);
  const name = `${firstNames[place % 10]} ${lastNames[Math.floor(place / 10) % 10]} ${place}`;
  return {
    id: 1000 + place,
    name,
    language: 'fr',
    doNotCall: null,
    vehicle: 'Mazda CX-5 2026',
    advisor: 'Alex Roy',
    advisorId: 1,
    emails: [`client${place}@courriel.example`],
    stocks: [`N26-${place}`],
    communications: [],
    mayBeCut: false,
    activity: Date.parse(updatedAt),
    updatedAt,
    source: { ...source, id: 1000 + place, first_name: name, comment: 'x'.repeat(800) },
    phones: [{ number, e164: number, extension: null, type: 'mobile' }],
  };
}
