// `npm run bench`: measures the product's own paths, prints a table beside the baseline, and writes out/bench.json.
// `--quick` leaves Chromium, the day of 5,000 calls and 100,000 leads out; `--million` adds a million leads; `--keep` makes
// this run the baseline.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { durableWrite } from './durable-write.ts';
import type { Figures } from './figures.ts';
import { historyReads } from './history.ts';
import { keyToPaint } from './key-to-paint.ts';
import { leadLookUps } from './leads.ts';
import { phoneReading } from './look-ups.ts';
import { type OfflineDay, offlineDay } from './offline-day.ts';
import { type VirtualList, virtualList } from './virtual-list.ts';
import { writeWhileLeadsArrive } from './while-leads-arrive.ts';

interface Results {
  /** Milliseconds. */
  readonly figures: Readonly<Record<string, Figures>>;
  /** Of medians and 99th percentiles within this run: what can be compared between computers. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly virtualList: VirtualList | null;
  readonly offlineDay: OfflineDay | null;
}

const baselineFile = join(import.meta.dirname, 'baseline.json');
const out = join(import.meta.dirname, '..', '..', 'out');

const results = await measureAll();
const baseline = readBaseline();
console.log('milliseconds'.padEnd(44), 'p50'.padStart(10), 'p99'.padStart(10), 'baseline p50'.padStart(14));
for (const [name, { p50, p99 }] of Object.entries(results.figures)) {
  const before = baseline?.figures[name]?.p50;
  console.log(name.padEnd(44), shown(p50), shown(p99), before === undefined ? '' : shown(before).padStart(14));
}
console.log('\nratios within this run'.padEnd(45), ''.padStart(10), ''.padStart(10), 'baseline'.padStart(14));
for (const [name, ratio] of Object.entries(results.ratios)) {
  const before = baseline?.ratios[name];
  console.log(name.padEnd(44), shown(ratio), ''.padStart(10), before === undefined ? '' : shown(before).padStart(14));
}
if (results.virtualList) console.log('\n100,000 calls in Chromium, 10,000 plain rows beside them', results.virtualList);
if (results.offlineDay) console.log('\na day of calls without network', results.offlineDay);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
if (process.argv.includes('--keep')) writeFileSync(baselineFile, `${JSON.stringify(results, null, 2)}\n`);

async function measureAll(): Promise<Results> {
  const quick = process.argv.includes('--quick');
  const write = await durableWrite(1000);
  const few = leadLookUps(10_000);
  const many = quick ? {} : leadLookUps(100_000);
  const most = process.argv.includes('--million') ? leadLookUps(1_000_000) : {};
  const pages = historyReads(1_000_000);
  const keys = quick ? null : await keyToPaint(100_000, 6);
  const figures = {
    'append + fdatasync': write.rawAppend,
    'call + outbox row, store': write.store,
    'call.log': write.callLog,
    ...named(few, '10k leads'),
    ...named(many, '100k leads'),
    ...named(most, '1M leads'),
    'call + outbox row, while leads arrive': writeWhileLeadsArrive(1000),
    ...named(pages, '1M calls'),
    ...phoneReading(),
    ...(keys === null
      ? {}
      : { 'key → leads on screen (100k leads)': keys.leads, 'key → its letter on screen': keys.letter }),
  };
  const ratio = (one: Figures | undefined, other: Figures | undefined, at: keyof Figures) =>
    (one?.[at] ?? Number.NaN) / (other?.[at] ?? Number.NaN);
  const ratios = {
    'key → leads : key → its letter, p95': ratio(keys?.leads, keys?.letter, 'p95'),
    'store : append + fdatasync, p50': ratio(write.store, write.rawAppend, 'p50'),
    'store : append + fdatasync, p99': ratio(write.store, write.rawAppend, 'p99'),
    'call.log : append + fdatasync, p50': ratio(write.callLog, write.rawAppend, 'p50'),
    'call.log : append + fdatasync, p99': ratio(write.callLog, write.rawAppend, 'p99'),
    'caller ID, 100k : 10k leads, p50': ratio(many['caller ID'], few['caller ID'], 'p50'),
    'a key of a name, LIKE : search, 10k leads, p95': ratio(
      few['a key of a name, LIKE'],
      few['a key of a name'],
      'p95',
    ),
    'summing calls : today, p50': ratio(
      pages['today and 30 days, by summing calls'],
      pages['today and 30 days'],
      'p50',
    ),
    'OFFSET : keyset, p50': ratio(pages['page of 50 calls, OFFSET'], pages['page of 50 calls, keyset'], 'p50'),
  };
  return {
    figures,
    ratios,
    virtualList: quick ? null : await virtualList(100_000, 10_000),
    offlineDay: quick ? null : await offlineDay(5000, 1000, 1, 24),
  };
}

function named(figures: Readonly<Record<string, Figures>>, suffix: string): Readonly<Record<string, Figures>> {
  return Object.fromEntries(Object.entries(figures).map(([name, one]) => [`${name} (${suffix})`, one]));
}

function shown(value: number): string {
  return value.toPrecision(3).padStart(10);
}

/** Null before the first baseline was kept. */
function readBaseline(): Results | null {
  try {
    // Written by this file.
    return JSON.parse(readFileSync(baselineFile, 'utf8')) as Results;
  } catch {
    return null;
  }
}
