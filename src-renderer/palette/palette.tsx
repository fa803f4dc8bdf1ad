// The palette: type what you want, and it is done. Deeds, screens, a number to call, and leads by name or digits.

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { CornerDownLeft, Phone as PhoneIcon, UserRound } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { formatPhone } from '../../src-preload/contract/phone.ts';
import { KeyLabel } from '../keys/key-label.tsx';
import { possibleDeeds } from '../keys/use-keys.ts';
import modal from '../parts/modal.module.css';
import { useHeldKeys } from '../parts/use-held-keys.ts';
import { findLeads } from '../store/find-leads.ts';
import { useOffhook, useSnapshot, useStoreItself } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { paletteDeeds } from './deeds.ts';
import { findDeeds, numberIn, withRecent } from './entries.ts';
import styles from './palette.module.css';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly aside: ReactNode;
  readonly run: () => void;
}

interface Group {
  readonly name: string;
  readonly items: readonly Entry[];
}

/** Draws the palette over the window; Escape and a click beside it close it, and the focus goes back where it was. */
export function Palette() {
  const { t, i18n } = useTranslation();
  const store = useStoreItself();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const recent = useSnapshot((snapshot) => snapshot.settings.recentDeeds);
  const { openDialog, openLead, request, fillDialer, act } = useOffhook((state) => state);
  const [query, setQuery] = useState('');
  const [leads, setLeads] = useState<readonly Lead[]>([]);
  const [possible] = useState(possibleDeeds);
  const language = useLanguage();
  // The language may change beneath an open palette.
  const deeds = useMemo(
    () => paletteDeeds(i18n, language, possible, store.getState()),
    [i18n, language, possible, store],
  );
  // What stands in the field, the text that the leads are an answer to, and the answer that is on its way.
  const newest = useRef('');
  const answered = useRef('');
  const answering = useRef<Promise<readonly Lead[] | null>>(Promise.resolve([]));
  const popup = useRef<HTMLDivElement>(null);
  useHeldKeys(popup);

  function search(text: string): void {
    setQuery(text);
    newest.current = text;
    answering.current = findLeadsOf(text);
  }

  /** Null where another text stands in the field by then. */
  async function findLeadsOf(text: string): Promise<readonly Lead[] | null> {
    let found: readonly Lead[] = [];
    if (text.trim().length >= shortestName) {
      const result = await findLeads(request, text.trim(), () => newest.current === text);
      if (result === null) return null;
      if (result.ok) found = result.value.leads;
    }
    answered.current = text;
    setLeads(found);
    return found;
  }

  function choose(entry: Entry): void {
    openDialog(null);
    entry.run();
  }

  /** Before the answer has come, Enter is meant for the first of it, and for nobody that an older text found. */
  async function chooseFirst(): Promise<void> {
    const found = await answering.current;
    const first = found === null ? undefined : groupsWith(found)[0]?.items[0];
    if (first !== undefined) choose(first);
  }

  const groups = groupsWith(leads);

  function groupsWith(found: readonly Lead[]): readonly Group[] {
    const number = numberIn(query, region);
    const named = findDeeds(deeds, query, recent);
    const isRecent = (id: string) => query.trim() === '' && recent.includes(id);
    return [
      { name: t('palette.number'), items: number === null ? [] : [numberEntry(number.e164 ?? number.dial)] },
      { name: t('palette.recent'), items: named.filter(({ id }) => isRecent(id)).map(deedEntry) },
      { name: t('palette.leads'), items: found.slice(0, mostLeads).map(leadEntry) },
      { name: t('palette.deeds'), items: named.filter(({ id }) => !isRecent(id)).map(deedEntry) },
    ].filter((group) => group.items.length > 0);
  }

  function numberEntry(dial: string): Entry {
    const shown = dial.startsWith('+') ? formatPhone(dial, region) : dial;
    return {
      id: 'number',
      name: t('palette.call', { number: shown }),
      icon: <PhoneIcon size={16} aria-hidden="true" />,
      aside: null,
      run: () => fillDialer(query),
    };
  }

  function deedEntry(deed: (typeof deeds)[number]): Entry {
    return {
      id: deed.id,
      name: deed.name,
      icon: <CornerDownLeft size={16} aria-hidden="true" />,
      aside: deed.keyId === null ? null : <KeyLabel id={deed.keyId} />,
      run() {
        void act('settings.change', { recentDeeds: withRecent(recent, deed.id) });
        deed.run();
      },
    };
  }

  function leadEntry(lead: Lead): Entry {
    const [phone] = lead.phones;
    const number = phone?.number ?? null;
    return {
      id: `lead-${lead.id}`,
      name: lead.name === '' ? t('lead.no-name') : lead.name,
      icon: <UserRound size={16} aria-hidden="true" />,
      aside: number === null ? lead.vehicle : formatPhone(number, region),
      run: () => openLead(lead.id),
    };
  }

  return (
    <Dialog.Root open onOpenChange={(open) => open || openDialog(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={modal.shade} />
        <Dialog.Popup
          ref={popup}
          className={styles.palette}
          aria-label={t('key-name.palette')}
          finalFocus={() => store.getState().focusWish === null && store.getState().dialog === null}
        >
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            autoHighlight="always"
            keepHighlight
            value={query}
            itemToStringValue={(entry: Entry) => entry.name}
            onValueChange={(text, { reason }) => {
              // A chosen entry would write its name into the field.
              if (reason !== 'item-press') search(text);
            }}
          >
            <Autocomplete.Input
              className={styles.field}
              aria-label={t('palette.search')}
              placeholder={t('palette.search')}
              maxLength={200}
              spellCheck={false}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || answered.current === newest.current) return;
                event.preventBaseUIHandler();
                event.preventDefault();
                void chooseFirst();
              }}
            />
            <div className={styles.found}>
              <Autocomplete.Empty className={styles.empty}>
                {groups.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
              </Autocomplete.Empty>
              <Autocomplete.List aria-label={t('palette.found')}>
                {(group: Group) => (
                  <Autocomplete.Group key={group.name} items={group.items} className={styles.group}>
                    <Autocomplete.GroupLabel className={styles.label}>{group.name}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: Entry) => (
                        <Autocomplete.Item
                          key={entry.id}
                          value={entry}
                          className={styles.entry}
                          onClick={() => choose(entry)}
                        >
                          {entry.icon}
                          <span className={styles.name}>{entry.name}</span>
                          <span className={styles.aside}>{entry.aside}</span>
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** One letter finds everybody. */
const shortestName = 2;
const mostLeads = 8;
