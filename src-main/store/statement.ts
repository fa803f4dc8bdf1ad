// Compiled statements, one a text and database: compiling costs more than running for most of what this app asks.

import type Database from 'better-sqlite3';
import type { Db } from './db.ts';

const compiled = new WeakMap<Db, Map<string, Database.Statement<unknown[], unknown>>>();

/** Returns the compiled statement of a text, compiling it the first time. `Row` is what its rows look like. */
export function statement<Parameters extends unknown[], Row = unknown>(
  db: Db,
  sql: string,
): Database.Statement<Parameters, Row> {
  const texts = compiled.get(db) ?? new Map<string, Database.Statement<unknown[], unknown>>();
  const found = texts.get(sql) ?? db.prepare(keptCompiled(sql));
  texts.set(sql, found);
  compiled.set(db, texts);
  // The text decides the types, and the caller wrote the text: nothing here can check them.
  return found as unknown as Database.Statement<Parameters, Row>;
}

/**
 * Hides the parameters of a query from SQLite's planner. From 3.54 on, it looks at the values bound in a LIMIT or beside a
 * join or an ORDER BY, and compiles the query again whenever they are bound again, which cost ten times the query itself.
 * `likely` returns its argument as it is, and an index serves it as it would the parameter.
 */
function keptCompiled(sql: string): string {
  if (!/^\s*(SELECT|WITH)\b/i.test(sql)) return sql;
  return sql.replace(/'[^']*'|--[^\n]*|(\?\d*|:\w+)/g, (found, parameter?: string) =>
    parameter === undefined ? found : `likely(${parameter})`,
  );
}

/** Returns how many rows this connection has ever changed: while it stays, what was read through it is still true. */
export function rowsChanged(db: Db): number {
  return statement<[], { n: number }>(db, 'SELECT total_changes() AS n').get()?.n ?? 0;
}
