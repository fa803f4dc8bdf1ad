// The search for leads in a process that was just started: `node search-start.ts FILE` prints what it takes.

import { searchWords } from '../../src-main/store/lead-search.ts';
import { openLeads } from '../../src-main/store/open.ts';
import { keys } from './leads.ts';
import { megabytes } from './memory.ts';

export interface SearchStart {
  /** Until the first search is answered. */
  readonly milliseconds: number;
  /** After every key was typed once. */
  readonly megabytes: number;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('no file was named');
const before = megabytes();
const start = performance.now();
const db = openLeads(path);
searchWords(db, 'a', null, 20);
const milliseconds = performance.now() - start;
for (const key of keys) searchWords(db, key, null, 20);
const took: SearchStart = { milliseconds, megabytes: megabytes() - before };
db.close();
console.log(JSON.stringify(took));
