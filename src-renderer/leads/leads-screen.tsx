// Everyone in the CRM's leads: found while typing, or looked through; the open card beside the list, or in its place.

import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/use-keys.ts';
import { ListAndDetail } from '../parts/list-and-detail.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useStoreItself } from '../store/use-offhook.ts';
import { LeadCardPage } from './lead-card-page.tsx';
import { LeadFilter } from './lead-filter.tsx';
import { LeadRows } from './lead-rows.tsx';
import { LeadsFound } from './leads-found.tsx';

/** Draws the search, what it found, and the open card. */
export function LeadsScreen() {
  const { t } = useTranslation();
  const text = useOffhook((state) => state.leadList.text);
  const opened = useOffhook((state) => state.leadList.opened);
  const cardInFront = useOffhook((state) => state.leadList.cardInFront);
  const rows = useOffhook((state) => state.leadList.rows);
  const selected = useOffhook((state) => state.leadList.selected);
  const cameFrom = useOffhook((state) => state.cameFrom);
  const { searchLeads, moveLead, leadInHand, openLead, closeLead, callLead } = useStoreItself().getState();
  const card = useOffhook((state) => (opened === null ? null : (state.leadCards[opened]?.lead ?? null)));
  const field = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  useFocusPlace('lead-search', field);

  async function open(): Promise<void> {
    const lead = await leadInHand();
    if (lead !== null) openLead(lead.id);
  }

  async function call(): Promise<void> {
    const listSeen = field.current?.offsetParent !== null;
    const inCard = !listSeen || page.current?.contains(document.activeElement) === true;
    const lead = inCard ? card : await leadInHand();
    const phone = lead?.phones[0];
    if (lead !== null && phone !== undefined) await callLead(lead, phone);
  }

  useKeys({
    'leads-next': () => moveLead(1),
    'leads-previous': () => moveLead(-1),
    'leads-open': () => void open(),
    'leads-search': () => field.current?.select(),
    'lead-call': () => void call(),
    close: cardInFront || cameFrom !== null ? closeLead : undefined,
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      searchLeads('');
    }
    const deed = fieldDeeds[event.key];
    if (deed === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (deed === 'open') void open();
    else moveLead(deed);
  }

  return (
    <ListAndDetail
      title={t('nav.leads')}
      inFront={cardInFront ? 'detail' : 'list'}
      isDetailWide
      detailRef={page}
      none={t('leads.none-open')}
      isSearch
      list={
        <>
          <SearchBox
            ref={field}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls="leads-found"
            aria-autocomplete="list"
            aria-activedescendant={selected === null ? undefined : `lead-${selected}`}
            aria-label={t('leads.field')}
            placeholder={t('leads.placeholder')}
            spellCheck={false}
            value={text}
            onChange={searchLeads}
            onKeyDown={onKeyDown}
          />
          {text.trim() === '' && <LeadFilter />}
          <LeadsFound />
          <LeadRows />
        </>
      }
      detail={opened === null ? null : <LeadCardPage key={opened} leadId={opened} onClose={closeLead} />}
    />
  );
}

/** The field is never left for the results: they are walked through from it. */
const fieldDeeds: Readonly<Record<string, number | 'open'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Enter: 'open',
};
