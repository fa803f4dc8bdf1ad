// Searching leads as an agent types: by words, by digits of a number, by e-mail. Each search looks at the newest hits only,
// whatever their number, and ranks those: sorting all hits by relevance at each key costs fifty times as much.

import type { Lead } from '../../src-preload/contract/lead.ts';
import type { Db } from './db.ts';
import { advisorWord } from './lead-index.ts';
import { foldedAddress, words } from './lead-words.ts';
import { type LeadColumns, leadOf, shownColumns } from './leads.ts';
import { statement } from './statement.ts';

/** Hits that are ranked. */
const looked = 256;

/**
 * Returns leads whose words begin with those of the text, in any order, best first: a whole name before its beginning, a
 * name before an e-mail or a stock number, then the newest activity. `advisorId` narrows them to one advisor's.
 */
export function searchWords(db: Db, text: string, advisorId: number | null, limit: number): readonly Lead[] {
  const typed = words(text);
  const [first] = typed;
  if (first === undefined) return [];
  const tokens = typed.map((word) => `"${word}"*`);
  const match = advisorId === null ? tokens : [`"${advisorWord(advisorId)}"`, ...tokens];
  const whole = typed.join(' ');
  return statement<[RankedWords], LeadColumns>(db, wordsSql)
    .all({ match: match.join(' AND '), looked, advisor: advisorId, whole, first, limit })
    .map(leadOf);
}

interface RankedWords {
  readonly match: string;
  readonly looked: number;
  readonly advisor: number | null;
  readonly whole: string;
  readonly first: string;
  readonly limit: number;
}

export const wordsSql = `
  SELECT ${shownColumns}
  FROM (
    SELECT rowid AS id
    FROM lead_words
    WHERE lead_words MATCH :match
    ORDER BY rowid DESC
    LIMIT :looked) AS hits
  CROSS JOIN leads ON leads.id = hits.id
  WHERE :advisor IS NULL
     OR leads.advisor_id = :advisor
  ORDER BY
    CASE
      WHEN instr(leads.words, :whole || char(10)) = 1 THEN 0
      WHEN instr(leads.words, :whole) = 1 THEN 1
      WHEN instr(' ' || leads.words, ' ' || :first) BETWEEN 1 AND instr(leads.words, char(10)) THEN 2
      ELSE 3
    END,
    leads.activity DESC,
    leads.id DESC
  LIMIT :limit`;

/**
 * Returns leads that hold the digits, three at least: at the beginning of a number, as its last seven or four, and where
 * those are few, anywhere in it. The newest activity first within each.
 */
export function searchDigits(db: Db, digits: string, limit: number): readonly Lead[] {
  const found = new Map<number, Lead>();
  const add = (leads: readonly Lead[]) => {
    for (const lead of leads) if (found.size < limit) found.set(lead.id, found.get(lead.id) ?? lead);
  };
  for (const [column, beginning] of rangesOf(digits)) {
    if (found.size < limit) {
      add(leadsOf(db, rangeSql(column), { from: beginning, to: `${beginning}:`, looked, limit }));
    }
  }
  if (found.size < limit) add(leadsOf(db, digitsSql, { match: `"${digits}"`, looked, limit }));
  return [...found.values()];
}

type PhoneColumn = 'e164' | 'end7' | 'end4';

/** Where digits may begin: as people write them, with the country code, or from the last seven or four on. */
function rangesOf(digits: string): readonly (readonly [PhoneColumn, string])[] {
  const ranges: (readonly [PhoneColumn, string])[] = [
    ['e164', `+${digits}`],
    ['e164', `+1${digits}`],
  ];
  if (digits.length <= 7) ranges.push(['end7', digits]);
  if (digits.length <= 4) ranges.push(['end4', digits]);
  return ranges;
}

/** `:` follows `9`. The column is one of three of this file's own. */
export function rangeSql(column: PhoneColumn): string {
  return `
    SELECT ${shownColumns}
    FROM (
      SELECT DISTINCT lead_id AS id
      FROM phones
      WHERE ${column} >= +:from
        AND ${column} < +:to
      LIMIT :looked) AS hits
    CROSS JOIN leads ON leads.id = hits.id
    ORDER BY leads.activity DESC, leads.id DESC
    LIMIT :limit`;
}

export const digitsSql = `
  SELECT ${shownColumns}
  FROM (
    SELECT rowid AS id
    FROM lead_digits
    WHERE lead_digits MATCH :match
    ORDER BY rowid DESC
    LIMIT :looked) AS hits
  CROSS JOIN leads ON leads.id = hits.id
  ORDER BY leads.activity DESC, leads.id DESC
  LIMIT :limit`;

/** Returns leads whose e-mail address begins with the text. */
export function searchEmails(db: Db, text: string, limit: number): readonly Lead[] {
  const beginning = foldedAddress(text);
  return leadsOf(db, emailsSql, { from: beginning, to: `${beginning}\u{10ffff}`, looked, limit });
}

export const emailsSql = `
  SELECT ${shownColumns}
  FROM (
    SELECT DISTINCT lead_id AS id
    FROM emails
    WHERE address >= +:from
      AND address < +:to
    LIMIT :looked) AS hits
  CROSS JOIN leads ON leads.id = hits.id
  ORDER BY leads.activity DESC, leads.id DESC
  LIMIT :limit`;

/** What an in-memory search needs of some leads; those that are gone or unknown are left out. */
export interface SearchableLead {
  readonly lead: Lead;
  readonly words: string;
}

/** Returns some leads with their words, in no order. */
export function searchableLeads(db: Db, ids: readonly number[]): readonly SearchableLead[] {
  return statement<[string], LeadColumns & { words: string }>(
    db,
    `SELECT ${shownColumns}, leads.words
     FROM json_each(?) AS wanted
     CROSS JOIN leads ON leads.id = wanted.value
     WHERE leads.gone_at IS NULL`,
  )
    .all(JSON.stringify(ids))
    .map((row) => ({ lead: leadOf(row), words: row.words }));
}

function leadsOf(db: Db, sql: string, bound: Readonly<Record<string, string | number>>): readonly Lead[] {
  return statement<[typeof bound], LeadColumns>(db, sql).all(bound).map(leadOf);
}
