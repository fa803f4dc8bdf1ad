// The searches by name that were turned down, on the same names and the same keys: how long until they are ready at each
// start, what they take of memory, and what a key costs.

import uFuzzy from '@leeoniya/ufuzzy';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { fold } from '../../src-main/store/fold.ts';
import { measureWithin } from './figures.ts';
import { benchName, keys, leadsWord, searching, searchMemory, searchReady } from './leads.ts';
import { megabytes } from './memory.ts';
import { once, peer, type Row } from './rows.ts';

/** Milliseconds past which no further key is measured. */
const budget = 20_000;

export function miniSearch(leads: number): readonly Row[] {
  return measured('MiniSearch', leads, (names) => {
    const index = new MiniSearch({
      fields: ['name'],
      processTerm: (term) => fold(term),
      searchOptions: { prefix: true, combineWith: 'AND' },
    });
    index.addAll(names.map((name, id) => ({ id, name })));
    return (text) => index.search(text).slice(0, 20);
  });
}

export function uFuzzySearch(leads: number): readonly Row[] {
  return measured('uFuzzy', leads, (names) => {
    const folded = names.map(fold);
    const fuzzy = new uFuzzy();
    return (text) => fuzzy.search(folded, fold(text), 1)[0]?.slice(0, 20);
  });
}

export function fuse(leads: number): readonly Row[] {
  return measured('Fuse.js', leads, (names) => {
    const index = new Fuse(names.map(fold));
    return (text) => index.search(fold(text), { limit: 20 });
  });
}

export function flexSearch(leads: number): readonly Row[] {
  return measured('FlexSearch', leads, (names) => {
    const index = new FlexSearch.Index({
      tokenize: 'forward',
      encode: (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u),
    });
    for (const [id, name] of names.entries()) index.add(id, name);
    return (text) => index.search(text, { limit: 20 });
  });
}

function measured(
  by: string,
  leads: number,
  build: (names: readonly string[]) => (text: string) => unknown,
): readonly Row[] {
  const before = megabytes();
  const names = Array.from({ length: leads }, (_, place) => benchName(place));
  const start = performance.now();
  const search = build(names);
  const ready = performance.now() - start;
  const memory = megabytes() - before;
  const figures = measureWithin(budget, keys.length * 10, (run) => search(keys[run % keys.length] ?? ''));
  const size = leadsWord(leads);
  return [
    peer(searching(size), by, figures),
    peer(searchReady(size), by, once(ready)),
    peer(searchMemory(size), by, once(memory), 'MB'),
  ];
}
