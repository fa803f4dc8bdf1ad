// The type of an open database, apart from opening it, so that every table can name it.

import type Database from 'better-sqlite3';

export type Db = Database.Database;
