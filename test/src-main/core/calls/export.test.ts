// The journal as a file: whole, readable, and harmless in a spreadsheet.

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { testCore } from '../../../fakes/core.ts';
import { loggedCall } from '../../../fakes/logged-call.ts';

const { startedAt } = loggedCall();

it('holds every call with where its record stands, newest first', async () => {
  const app = testCore();
  for (let call = 0; call < 1201; call += 1) {
    await app.ask('call.log', loggedCall({ startedAt: startedAt + call * 1000, note: `appel ${call}` }));
  }
  const { path, calls } = await app.ask('calls.export', null);
  const text = readFileSync(path, 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(calls).toBe(1201);
  expect(lines).toHaveLength(1202);
  expect(lines[0]).toBe(
    '\ufeffid,started_at,method,direction,origin,number,extension,lead_id,lead_name,outcome,talk_seconds,note,pass_reason,standing,delivery_state,crm_id,crm_status,crm_message',
  );
  expect(lines[1]).toContain(
    `,2026-11-20T14:25:09.000Z,phone,outgoing,manual,'+15145550199,,,,answered,61,appel 1200,,`,
  );
  expect(lines[1]).toContain(',needs-you,needs-lead,');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('gives no formula to a spreadsheet, and keeps quotes, commas and line breaks', async () => {
  const app = testCore();
  const notes = [
    '=HYPERLINK("http://x","y")',
    '+1+1',
    '-2',
    '@SUM(A1)',
    '\tindented',
    'a "quoted", note\nwith two lines',
  ];
  for (const note of notes) await app.ask('call.log', loggedCall({ note }));
  const { path } = await app.ask('calls.export', null);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/(^|[,\n]|[,\n]")[=+\-@\t]/);
  expect(text).toContain('"a ""quoted"", note\nwith two lines"');
});

it('never writes over a file, and one is written at a time', async () => {
  const app = testCore();
  await app.ask('call.log', loggedCall());
  const first = app.ask('calls.export', null);
  expect(await app.refuse('calls.export', null)).toMatchObject({ code: 'export-under-way' });
  const second = await first.then(() => app.ask('calls.export', null));
  expect(basename(second.path)).toMatch(/ \(2\)\.csv$/);
});

it('says so when the file cannot be written', async () => {
  const app = testCore({ ports: { saveText: () => Promise.reject(new Error('no room')) } });
  expect(await app.refuse('calls.export', null)).toMatchObject({ code: 'cannot-write-file' });
  expect(app.core.snapshot().exported).toBeNull();
});

it('holds only the calls of a span where one is given, and is named after its day', async () => {
  const app = testCore();
  const from = new Date(2026, 9, 20).getTime();
  const to = new Date(2026, 9, 21).getTime();
  for (const startedAt of [from - 1, from, to - 1, to]) {
    await app.ask('call.log', loggedCall({ startedAt, note: `at ${startedAt}` }));
  }
  const { path, calls } = await app.ask('calls.export', { from, to });
  expect(calls).toBe(2);
  expect(basename(path)).toBe('offhook-calls-of-2026-10-20.csv');
  const text = readFileSync(path, 'utf8');
  expect(text.match(/at \d+/g)).toEqual([`at ${to - 1}`, `at ${from}`]);
});
