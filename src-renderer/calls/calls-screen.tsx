// Every call, newest first, and where each one's record stands; the selected one beside the list, or in its place.

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { ListAndDetail } from '../parts/list-and-detail.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { CallDetail } from './call-detail.tsx';
import { CallFilters } from './call-filters.tsx';
import { isJoined } from './call-joins.tsx';
import { CallRows } from './call-rows.tsx';
import { CallSpan } from './call-span.tsx';
import styles from './calls-screen.module.css';

/** Draws the list of calls and the detail of the selected one. */
export function CallsScreen() {
  const { t } = useTranslation();
  const store = useOffhook((state) => state);
  const { list, filterCalls, moveSelection, openCall, closeCall, callBack, editCall, openLead, wishFocus } = store;
  const search = useRef<HTMLInputElement>(null);
  useFocusPlace('call-search', search);
  const selected = list.detail?.row ?? list.rows.find((row) => row.id === list.selected) ?? null;
  const detail = list.detail?.row.id === selected?.id ? list.detail : null;
  const first = selected ?? list.rows[0] ?? null;
  const isStoodFor = selected?.delivery?.mergedInto != null;

  function close(): void {
    closeCall();
    wishFocus('call-list');
  }

  useKeys({
    'calls-next': () => moveSelection(1),
    'calls-previous': () => moveSelection(-1),
    'calls-open': first === null ? undefined : () => openCall(first.id),
    'calls-call-back': selected?.method !== 'phone' ? undefined : () => void callBack(selected),
    'calls-edit': selected === null || selected.delivery === null || isStoodFor ? undefined : () => edit(selected.id),
    'calls-join': selected?.method !== 'phone' || isStoodFor ? undefined : () => join(selected.id),
    'calls-split': detail !== null && isJoined(detail.joins) ? () => void store.splitCall(detail.row.id) : undefined,
    'open-lead': selected?.lead == null ? undefined : () => openLeadOf(selected),
    'calls-no-callback':
      selected === null || list.filter !== 'callbacks' ? undefined : () => void store.dismissCallback(selected),
    'calls-search': () => search.current?.select(),
    close: list.open || list.editing ? close : undefined,
  });

  function openLeadOf({ lead }: CallRow): void {
    if (lead !== null) openLead(lead.id);
  }

  function join(callId: string): void {
    openCall(callId);
    void store.beginJoin(callId);
  }

  function edit(callId: string): void {
    openCall(callId);
    editCall(true);
  }

  return (
    <ListAndDetail
      title={t('nav.calls')}
      inFront={list.open ? 'detail' : 'list'}
      none={t('calls.none-selected')}
      list={
        <>
          <div className={styles.tools}>
            <SearchBox
              ref={search}
              aria-label={t('calls.search')}
              placeholder={t('calls.search')}
              value={list.search}
              onChange={(text) => filterCalls({ search: text })}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && list.search !== '') {
                  event.preventDefault();
                  filterCalls({ search: '' });
                }
                if (event.key === 'ArrowDown' || event.key === 'Enter') {
                  event.preventDefault();
                  wishFocus('call-list');
                }
              }}
            />
            <CallFilters />
            <CallSpan />
            {list.lead !== null && (
              <Button kind="quiet" onClick={() => filterCalls({ lead: null })}>
                {t('calls.only-lead', { name: list.lead.name })}
              </Button>
            )}
          </div>
          <CallRows />
        </>
      }
      detail={
        selected === null ? null : (
          <CallDetail
            key={selected.id}
            row={selected}
            attempts={detail?.attempts ?? []}
            joins={detail?.joins ?? null}
            onClose={close}
          />
        )
      }
    />
  );
}
