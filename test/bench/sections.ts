// The sections of the bench, in the order of its table.

import { durableWrite } from './durable-write.ts';
import { emptyElectron } from './empty-electron.ts';
import { firstReading } from './first-reading.ts';
import { historyReads } from './history.ts';
import { keyToPaint } from './key-to-paint.ts';
import { leadLookUps } from './leads.ts';
import { phoneReading } from './look-ups.ts';
import { offlineDayRows } from './offline-day-rows.ts';
import { pageWeight } from './page-weight.ts';
import type { Row } from './rows.ts';
import { flexSearch, fuse, miniSearch, uFuzzySearch } from './search-peers.ts';
import { virtualList } from './virtual-list.ts';
import { writeWhileLeadsArrive } from './while-leads-arrive.ts';

/** Leads, or calls. */
export type Size = 10_000 | 100_000 | 1_000_000;

export interface Section {
  readonly name: string;
  /** True where the size matters: it runs once for each. */
  readonly sized: boolean;
  /** Beyond this size it isn't run. */
  readonly most: number;
  readonly needs: 'node' | 'the built app' | 'Chromium' | 'a display' | 'minutes';
  readonly run: (size: number) => Promise<readonly Row[]> | readonly Row[];
}

const any = Number.POSITIVE_INFINITY;
/** What can't grow on a screen, or takes hours. */
const usual = 100_000;

export const sections: readonly Section[] = [
  { name: 'write', sized: false, most: any, needs: 'node', run: () => durableWrite(1000) },
  { name: 'write-while-leads-arrive', sized: false, most: any, needs: 'node', run: () => writeWhileLeadsArrive(400) },
  { name: 'leads', sized: true, most: any, needs: 'node', run: leadLookUps },
  { name: 'minisearch', sized: true, most: any, needs: 'node', run: miniSearch },
  { name: 'ufuzzy', sized: true, most: any, needs: 'node', run: uFuzzySearch },
  { name: 'fuse', sized: true, most: any, needs: 'node', run: fuse },
  { name: 'flexsearch', sized: true, most: any, needs: 'node', run: flexSearch },
  { name: 'calls', sized: true, most: any, needs: 'node', run: historyReads },
  { name: 'phones', sized: false, most: any, needs: 'node', run: phoneReading },
  { name: 'first-reading', sized: false, most: usual, needs: 'node', run: firstReading },
  { name: 'page', sized: false, most: any, needs: 'the built app', run: pageWeight },
  { name: 'list', sized: false, most: usual, needs: 'Chromium', run: (size) => virtualList(size, 10_000) },
  { name: 'key-to-paint', sized: false, most: usual, needs: 'Chromium', run: (size) => keyToPaint(size, 6) },
  { name: 'electron', sized: false, most: usual, needs: 'a display', run: emptyElectron },
  { name: 'day-without-network', sized: false, most: any, needs: 'minutes', run: offlineDayRows },
];
