// The virtualised list of calls: any number of them, with the keyboard's place kept while calls change or arrive.

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentProps, memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '../../src-preload/contract/callback.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { EmptyWords } from '../parts/empty-words.tsx';
import { ListRow, RowList, rowHeightNow } from '../parts/row-list.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useNow } from '../words/use-now.ts';
import { CallLine } from './call-line.tsx';

/** Draws the rows in sight; asks for the next page near the end. */
export function CallRows() {
  const { t } = useTranslation();
  const { rows, above, next, loaded, selected, owed } = useOffhook((state) => state.list);
  const openCall = useOffhook((state) => state.openCall);
  const moveSelection = useOffhook((state) => state.moveSelection);
  const readMoreCalls = useOffhook((state) => state.readMoreCalls);
  const readCallsAt = useOffhook((state) => state.readCallsAt);
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeightNow();
  useFocusPlace('call-list', scroller);

  const virtual = useVirtualizer({
    count: above + rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index - above]?.id ?? index,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;

  useEffect(() => {
    if (first < above) readCallsAt(first);
    else if (next !== null && last >= above + rows.length - 10) readMoreCalls();
  }, [next, first, last, above, rows.length, readCallsAt, readMoreCalls]);

  const selectedRow = rows.findIndex((row) => row.id === selected);
  useEffect(() => {
    if (selectedRow >= 0) virtual.scrollToIndex(above + selectedRow, { align: 'auto' });
  }, [selected]);

  // Calls that arrive above push the rows in sight down: the list is scrolled by as much, so that nothing seems to move.
  const anchor = useRef<{ readonly id: string; readonly index: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = anchor.current;
    const found = before === null ? -1 : rows.findIndex((row) => row.id === before.id);
    const index = found === -1 ? -1 : above + found;
    if (before !== null && index > before.index && element.scrollTop > 0) {
      element.scrollTop += (index - before.index) * rowHeight;
    }
  }, [rows, above, rowHeight]);
  useLayoutEffect(() => {
    const top = Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight);
    const row = rows[top - above];
    anchor.current = row === undefined ? null : { id: row.id, index: top };
  });

  return (
    <RowList
      ref={scroller}
      aria-label={t('calls.list')}
      aria-activedescendant={selectedRow >= 0 ? `call-${selected}` : undefined}
      isEmpty={rows.length === 0}
      height={virtual.getTotalSize()}
      head={loaded && rows.length === 0 && <Nothing />}
      onLeap={moveSelection}
    >
      {shown.map((item) => {
        const row = rows[item.index - above];
        if (row === undefined) return null;
        return (
          <Row
            key={item.key}
            row={row}
            owed={owed.find((one) => one.callId === row.id)}
            now={now}
            start={item.start}
            place={item.index + 1}
            places={next === null ? above + rows.length : -1}
            isSelected={row.id === selected}
            open={openCall}
          />
        );
      })}
    </RowList>
  );
}

interface RowProps extends Pick<ComponentProps<typeof ListRow>, 'start' | 'place' | 'places' | 'isSelected'> {
  readonly row: CallRow;
  readonly owed: Callback | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly open: (callId: string) => void;
}

/** One row in its place. Kept as it was while only others come into sight: a frame of scrolling draws what is new. */
const Row = memo(function Row({ row, owed, now, open, ...where }: RowProps) {
  return (
    <ListRow id={`call-${row.id}`} {...where} onClick={() => open(row.id)}>
      <CallLine row={row} now={now} owed={owed} />
    </ListRow>
  );
});

function Nothing() {
  const { t } = useTranslation();
  const { filter, search, lead, outcome, from, to } = useOffhook((state) => state.list);
  const everything =
    filter === 'all' && search.trim() === '' && [lead, outcome, from, to].every((bound) => bound === null);
  const words = everything ? 'calls.none-yet' : filter === 'callbacks' ? 'calls.none-owed' : 'calls.none-found';
  return <EmptyWords>{t(words)}</EmptyWords>;
}
