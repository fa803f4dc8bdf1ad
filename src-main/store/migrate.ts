// Brings a database to the present schema: numbered steps, each in a transaction that also sets `user_version`.

import type { Db } from './db.ts';

/** A database written by a newer Offhook: opening it could lose what this version doesn't know. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/**
 * Applies the steps that the database hasn't had yet, in order.
 * @throws NewerDatabase if it has had more steps than there are; an Error naming the step if one fails, nothing of it kept.
 */
export function migrate(db: Db, migrations: readonly string[]): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new NewerDatabase(
      `the data was written by a newer version (schema ${version}, this one knows ${migrations.length})`,
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    try {
      db.transaction(() => {
        db.exec(sql);
        db.pragma(`user_version = ${index + 1}`);
      }).immediate();
    } catch (error) {
      throw new Error(`migrate the database to schema ${index + 1}`, { cause: error });
    }
  }
}
