// What is typed and who is found, and that each key costs an index look-up.

import { describe, expect, it } from 'vitest';
import { communicationsSql } from '../../../src-main/store/communications.ts';
import type { Db } from '../../../src-main/store/db.ts';
import { callsOfLeadSql, claimedSql, lastCallSql, recentSql } from '../../../src-main/store/lead-calls.ts';
import {
  digitsSql,
  emailsSql,
  rangeSql,
  searchDigits,
  searchEmails,
  searchWords,
  wordsSql,
} from '../../../src-main/store/lead-search.ts';
import { markGone, upsertLead } from '../../../src-main/store/lead-upsert.ts';
import { byNumberSql, leadsByNumber, newestSql, ownSql } from '../../../src-main/store/leads.ts';
import { unmetSql } from '../../../src-main/store/mirror.ts';
import { openCalls, openLeads } from '../../../src-main/store/open.ts';
import { mirrored } from '../../fakes/mirrored-lead.ts';

const reading = { thorough: false, reached: 0 };

const people = [
  mirrored(1, 'Geneviève Côté', ['+15145550142', '+14385550199'], { emails: ['Gen.Cote@courriel.example'] }),
  mirrored(2, 'Marc-Antoine Bélanger', ['+14505550134'], { stocks: ['N26-1042'], advisorId: 7 }),
  mirrored(3, "William O'Neil", ['+15145550177']),
  mirrored(4, 'Sophie St-Jean', ['+18195550121']),
  mirrored(5, 'Luc Saint-Jean', ['+33144556677']),
  mirrored(6, 'Nguyễn Thị Lan'),
  mirrored(7, 'Zoé Lœuillet'),
  mirrored(8, 'Antoine Marc', ['+15140000142'], { emails: ['belanger@courriel.example'] }),
];

function filled(): Db {
  const db = openLeads(':memory:');
  for (const lead of people) upsertLead(db, lead, reading);
  return db;
}

const ids = (leads: readonly { readonly id: number }[]) => leads.map(({ id }) => id);

describe('a search by words', () => {
  const db = filled();

  it.each([
    ['cote', [1]],
    ['CÔTÉ gen', [1]],
    ['gen cot', [1]],
    ['marc antoine', [2, 8]],
    ['marc-antoine', [2, 8]],
    ['antoine marc', [8, 2]],
    ['marcantoine', [2]],
    ["o'neil", [3]],
    ['o’neil', [3]],
    ['oneil', [3]],
    ['neil', [3]],
    ['st-jean', [4, 5]],
    ['saint-jean', [5, 4]],
    ['stjean', [5, 4]],
    ['saintj', [5, 4]],
    ['nguyen', [6]],
    ['thi lan', [6]],
    ['loeuil', [7]],
    ['lœuil', [7]],
    ['n26-1042', [2]],
    ['n261042', [2]],
    ['gen.cote', [1]],
    ['bélanger', [2, 8]],
    ['xyz', []],
    ['  ', []],
    ['"* OR ^ :', []],
  ])('finds for %j the leads %j', (text, expected) => {
    expect(ids(searchWords(db, text, null, 20))).toEqual(expected);
  });

  it('can be of one advisor alone', () => {
    expect(ids(searchWords(db, 'marc', 7, 20))).toEqual([2]);
    expect(ids(searchWords(db, 'marc', 8, 20))).toEqual([]);
  });

  it('stays exact for advisors who share a word', () => {
    expect(ids(searchWords(db, 'marc', 7 + 6400, 20))).toEqual([]);
  });

  it('puts a whole name before its beginning, and the newest activity first among equals', () => {
    const mine = openLeads(':memory:');
    upsertLead(mine, mirrored(1, 'Luc Roy'), reading);
    upsertLead(mine, mirrored(2, 'Luc Royer', [], { activity: 50 }), reading);
    upsertLead(mine, mirrored(3, 'Luc Royal', [], { activity: 60 }), reading);
    upsertLead(mine, mirrored(4, 'Anne Luc Roy', [], { activity: 90 }), reading);
    expect(ids(searchWords(mine, 'luc roy', null, 20))).toEqual([1, 3, 2, 4]);
  });
});

describe('a search by digits', () => {
  const db = filled();

  it.each([
    ['514', [8, 3, 1]],
    ['5145550142', [1]],
    ['15145550142', [1]],
    ['5550142', [1]],
    ['0142', [8, 1]],
    ['55501', [5, 4, 3, 2, 1].filter((id) => id !== 5)],
    ['3314', [5]],
    ['4455', [5]],
    ['45566', [5]],
    ['999999', []],
  ])('finds for %j the leads %j', (digits, expected) => {
    expect(ids(searchDigits(db, digits, 20)).toSorted()).toEqual(expected.toSorted());
  });
});

describe('a search by e-mail', () => {
  it('finds addresses by their beginning, whatever the case', () => {
    const db = filled();
    expect(ids(searchEmails(db, 'gen.cote@', 20))).toEqual([1]);
    expect(ids(searchEmails(db, 'BELANGER@courriel', 20))).toEqual([8]);
    expect(ids(searchEmails(db, '@courriel', 20))).toEqual([]);
  });
});

describe('a lead that changes', () => {
  it('is found by what it is now, and by nothing that it was', () => {
    const db = filled();
    const renamed = mirrored(1, 'Gabrielle Roy', ['+14385550111'], {
      emails: ['roy@courriel.example'],
      updatedAt: '2026-11-02T00:00:00+00:00',
    });
    expect(upsertLead(db, renamed, reading)).toBe('changed');
    expect(ids(searchWords(db, 'cote', null, 20))).toEqual([]);
    expect(ids(searchWords(db, 'roy', null, 20))).toEqual([1]);
    expect(ids(searchEmails(db, 'gen.cote@', 20))).toEqual([]);
    expect(ids(leadsByNumber(db, '+15145550142'))).toEqual([]);
    expect(ids(leadsByNumber(db, '+14385550111'))).toEqual([1]);
    expect(ids(searchDigits(db, '85550199', 20))).toEqual([]);
  });

  it('goes with its advisor', () => {
    const db = filled();
    upsertLead(db, mirrored(2, 'Marc-Antoine Bélanger', ['+14505550134'], { advisorId: 9, updatedAt: 'x' }), reading);
    expect(ids(searchWords(db, 'marc', 7, 20))).toEqual([]);
    expect(ids(searchWords(db, 'marc', 9, 20))).toEqual([2]);
  });

  it('is found nowhere once it is gone, and everywhere once it is back', () => {
    const db = filled();
    expect(markGone(db, 1, 5)).toBe(true);
    expect(markGone(db, 1, 6)).toBe(false);
    expect(ids(searchWords(db, 'cote', null, 20))).toEqual([]);
    expect(ids(searchDigits(db, '4385550199', 20))).toEqual([]);
    expect(ids(searchEmails(db, 'gen.cote@', 20))).toEqual([]);
    expect(ids(leadsByNumber(db, '+15145550142'))).toEqual([]);
    const [genevieve] = people;
    if (!genevieve) throw new Error('nobody');
    expect(upsertLead(db, genevieve, reading)).toBe('new');
    expect(ids(searchWords(db, 'cote', null, 20))).toEqual([1]);
    expect(ids(leadsByNumber(db, '+15145550142'))).toEqual([1]);
  });

  it('is looked at whole while its second may hold another change, and by its time alone after that', () => {
    const db = openLeads(':memory:');
    const at = '2026-11-01T00:00:00+00:00';
    const reached = Date.parse(at);
    const read = (name: string, how: { thorough: boolean; reached: number }) =>
      upsertLead(db, mirrored(1, name, [], { updatedAt: at }), how);
    expect(read('A', { thorough: false, reached })).toBe('new');
    expect(read('B', { thorough: false, reached })).toBe('changed');
    expect(read('B', { thorough: false, reached: reached + 5000 })).toBe('unchanged');
    expect(read('C', { thorough: false, reached: reached + 5000 })).toBe('unchanged');
    expect(read('C', { thorough: true, reached: 0 })).toBe('changed');
  });
});

describe('each look-up', () => {
  const leads = openLeads(':memory:');
  const calls = openCalls(':memory:');
  const range = { from: '', to: '', looked: 1, limit: 1 };

  it.each([
    ['caller ID', leads, byNumberSql, ['+1'], ['PRIMARY KEY (e164=?)', 'leads USING INTEGER PRIMARY KEY']],
    ['browsing', leads, newestSql, [0, 0, 1], ['leads_newest (activity<?']],
    ['browsing own leads', leads, ownSql, [0, 0, 0, 1], ['leads_own (advisor_id=? AND activity<?)']],
    [
      'words',
      leads,
      wordsSql,
      [{ match: '"a"*', looked: 1, advisor: null, whole: '', first: '', limit: 1 }],
      ['VIRTUAL TABLE', 'leads USING INTEGER PRIMARY KEY'],
    ],
    ['digits', leads, digitsSql, [{ match: '"123"', looked: 1, limit: 1 }], ['VIRTUAL TABLE', 'INTEGER PRIMARY KEY']],
    ['beginnings of numbers', leads, rangeSql('e164'), [range], ['PRIMARY KEY (e164>? AND e164<?)']],
    ['last seven', leads, rangeSql('end7'), [range], ['phones_end7 (end7>? AND end7<?)']],
    ['last four', leads, rangeSql('end4'), [range], ['phones_end4 (end4>? AND end4<?)']],
    ['e-mails', leads, emailsSql, [range], ['PRIMARY KEY (address>? AND address<?)']],
    ['communications', leads, communicationsSql, [1, 0, 0, 1], ['communications_of_lead (lead_id=? AND at<?)']],
    [
      'leads not met',
      leads,
      unmetSql,
      [0, 1],
      ['leads USING INTEGER PRIMARY KEY (rowid>?)', 'met_survey USING INTEGER'],
    ],
    ['calls of a lead', calls, callsOfLeadSql, [1, '', 1, 1], ['calls_of_lead (lead_id=? AND id<?)']],
    ['the last call', calls, lastCallSql, [1, 1], ['calls_of_lead (lead_id=?)']],
    ['the last calls', calls, recentSql, [1], ['sqlite_autoindex_calls_1']],
    ['claimed communications', calls, claimedSql, ['[]', 1, 1], ['outbox USING', 'crm_account=? AND crm_id=?']],
  ])('finds %s by index and sorts no more than it looks at', (_name, db, sql, bound, parts) => {
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bound)
      .map((row) => String(Object(row).detail));
    for (const part of parts) expect(plan.join('\n')).toContain(part);
    expect(
      plan.filter((line) => line.startsWith('SCAN') && !/VIRTUAL TABLE|hits|shown|autoindex_calls/.test(line)),
    ).toEqual([]);
  });
});
