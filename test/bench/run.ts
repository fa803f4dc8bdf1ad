// `npm run bench`: measures the product's own paths beside their peers, prints a table with what each is held to and what it
// was in the baseline, and writes out/bench.json. Sizes are 100,000 leads and calls; `--quick` takes 10,000 and leaves
// Chromium, Electron and the day without network out; `--million` adds a million. `--only NAME,…` runs some sections;
// `--keep` makes this run the baseline.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Row } from './rows.ts';
import type { Outcome } from './section.ts';
import { type Section, type Size, sections } from './sections.ts';
import { tableOf } from './table.ts';

interface Results {
  readonly computer: string;
  readonly node: string;
  /** Of the last minute, when the run began. */
  readonly load: number;
  readonly rows: readonly Row[];
  /** Sections without figures, and why: skipped for what the computer lacks, or failed. */
  readonly without: readonly string[];
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const sizes: readonly Size[] = values.quick ? [10_000] : values.million ? [100_000, 1_000_000] : [100_000];
const only = values.only?.split(',') ?? null;
const unknown = only?.filter((name) => !sections.some((section) => section.name === name)) ?? [];
if (unknown.length > 0)
  fail(`No section ${unknown.join(', ')}. There are ${sections.map(({ name }) => name).join(', ')}.`);
if (values.keep && (only !== null || values.quick))
  fail('A baseline is a whole run: --keep goes with --million alone.');
const baselineFile = join(import.meta.dirname, 'baseline.json');
const out = join(import.meta.dirname, '..', '..', 'out');

const results = await measureAll();
const text = `${JSON.stringify(results, null, 2)}\n`;
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'bench.json'), text);
for (const line of tableOf(results.rows, readBaseline())) console.log(line);
for (const line of results.without) console.log(line);
if (values.keep) writeFileSync(baselineFile, text);

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

async function measureAll(): Promise<Results> {
  const load = loadavg()[0] ?? 0;
  const rows: Row[] = [];
  const without: string[] = [];
  for (const section of sections) {
    if (only && !only.includes(section.name)) continue;
    if (values.quick && section.needs !== 'node') {
      without.push(`${section.name}: skipped, --quick leaves out what needs ${section.needs}`);
      continue;
    }
    for (const size of section.sized ? sizes : sizes.slice(0, 1)) {
      if (size > section.most) continue;
      console.error(`${section.name}, ${size}`);
      const outcome = await measured(section, size);
      if (outcome.kind === 'measured') rows.push(...outcome.rows);
      else without.push(`${section.name}, ${size}: ${outcome.kind}, ${outcome.why}`);
    }
  }
  const node = process.version;
  return { computer: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node, load, rows, without };
}

/** Runs a section in a process of its own, so that none warms up, fills or ends another. */
async function measured(section: Section, size: Size): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-bench-'));
  const answer = join(folder, 'answer.json');
  const node = ['--expose-gc', '--max-old-space-size=12000', join(import.meta.dirname, 'section.ts')];
  const display = section.needs === 'a display' && process.env.DISPLAY === undefined;
  const [program = '', ...args] = [
    ...(display ? ['dbus-run-session', '--', 'xvfb-run', '-a'] : []),
    process.execPath,
    ...node,
    section.name,
    String(size),
    answer,
  ];
  try {
    const end = await new Promise<string>((resolve) => {
      const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
      child.once('error', ({ message }) => resolve(message));
      child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
    });
    try {
      // Written by section.ts.
      return JSON.parse(readFileSync(answer, 'utf8')) as Outcome;
    } catch {
      return display && end.includes('ENOENT') ? { kind: 'skipped', why: end } : { kind: 'failed', why: end };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** None before the first baseline was kept. */
function readBaseline(): readonly Row[] {
  try {
    // Written by this file.
    return (JSON.parse(readFileSync(baselineFile, 'utf8')) as Results).rows;
  } catch {
    return [];
  }
}
