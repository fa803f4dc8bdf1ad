// The virtualised list of leads: what a search found, or everyone, a page at a time.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ListRow, RowList, rowHeightNow } from '../parts/row-list.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useStoreItself } from '../store/use-offhook.ts';
import { useNow } from '../words/use-now.ts';
import { LeadLine } from './lead-line.tsx';

/** Draws the rows in sight; asks for the next page near the end, and is where it was left when the screen comes back. */
export function LeadRows() {
  const { t } = useTranslation();
  // Each for itself: what is typed draws nothing here before its answer comes.
  const rows = useOffhook((state) => state.leadList.rows);
  const next = useOffhook((state) => state.leadList.next);
  const selected = useOffhook((state) => state.leadList.selected);
  const opened = useOffhook((state) => state.leadList.opened);
  const answered = useOffhook((state) => state.leadList.answered);
  const own = useOffhook((state) => state.leadList.own);
  const left = useOffhook((state) => state.leadList.scrolled);
  const { openLead, selectLead, moveLead, readMoreLeads, rememberScroll } = useStoreItself().getState();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const leftAt = useRef(left);
  const rowHeight = rowHeightNow();
  useFocusPlace('lead-list', scroller);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    initialOffset: leftAt.current,
    overscan: 4,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;

  useEffect(() => {
    if (next !== null && last >= rows.length - 10) readMoreLeads();
  }, [next, last, rows.length, readMoreLeads]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = leftAt.current;
    const remember = () => rememberScroll(element.scrollTop);
    element.addEventListener('scrollend', remember);
    return () => element.removeEventListener('scrollend', remember);
  }, [rememberScroll]);

  // Another question begins at the top.
  const question = `${own} ${answered}`;
  const before = useRef(question);
  useLayoutEffect(() => {
    if (before.current === question) return;
    before.current = question;
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [question]);

  const selectedIndex = rows.findIndex((row) => row.id === selected);
  const moved = useRef(selected);
  useEffect(() => {
    if (moved.current === selected) return;
    moved.current = selected;
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selected, selectedIndex, virtual]);

  return (
    <RowList
      ref={scroller}
      id="leads-found"
      hidden={rows.length === 0}
      data-answered={answered}
      aria-label={t(answered === '' || answered === null ? 'leads.list' : 'lead.found')}
      aria-activedescendant={selectedIndex >= 0 ? `lead-${selected}` : undefined}
      isEmpty={rows.length === 0}
      height={virtual.getTotalSize()}
      onLeap={moveLead}
    >
      {shown.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <ListRow
            key={item.key}
            id={`lead-${row.id}`}
            start={item.start}
            place={item.index + 1}
            places={next === null ? rows.length : -1}
            isSelected={row.id === selected}
            isOpened={row.id === opened}
            onClick={() => {
              selectLead(row.id);
              openLead(row.id);
            }}
          >
            <LeadLine lead={row} typed={answered ?? ''} now={now} />
          </ListRow>
        );
      })}
    </RowList>
  );
}
