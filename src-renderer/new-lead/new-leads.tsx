// New leads that the CRM doesn't have yet: one quiet line while they are on their way, and what can be done where the agent
// has to decide.

import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewLead, nameOf } from '../../src-preload/contract/new-lead.ts';
import { formatPhone } from '../../src-preload/contract/phone.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { RefusedFields } from '../parts/refused-fields.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './new-leads.module.css';

/** Draws them, oldest first; nothing where there is none. */
export function NewLeads() {
  const { t } = useTranslation();
  const newLeads = useSnapshot((snapshot) => snapshot.newLeads);
  const list = useRef<HTMLElement>(null);
  useFocusPlace('new-leads', list);
  if (newLeads.length === 0) return null;
  return (
    <section ref={list} tabIndex={-1} className={styles.list} aria-label={t('new-lead.list')}>
      {newLeads.map((lead) => (
        <Line key={lead.id} lead={lead} />
      ))}
    </section>
  );
}

function Line({ lead }: { readonly lead: NewLead }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const act = useOffhook((state) => state.act);
  const beginNewLead = useOffhook((state) => state.beginNewLead);
  const newLeadId = lead.id;
  const known = lead.parked === 'number-known' || lead.parked === 'possible-duplicate';
  const rests = lead.state === 'pending' || lead.state === 'parked';

  return (
    <Banner
      kind={lead.state === 'parked' ? 'danger' : lead.state === 'unknown' ? 'warning' : 'info'}
      actions={
        rests ? (
          <>
            {lead.candidates.map(({ id, name }) => (
              <Button key={id} onClick={() => void act('leads.create-choose', { newLeadId, leadId: id })}>
                {t('new-lead.choose', { name: name === '' ? t('lead.no-name') : name })}
              </Button>
            ))}
            {lead.correctable && (
              <Button onClick={() => beginNewLead({ number: lead.number, callId: lead.callId, corrects: lead })}>
                {t('detail.edit')}
              </Button>
            )}
            {lead.state === 'parked' && (
              <Button onClick={() => void act('leads.create-retry', { newLeadId })}>
                {t(known ? 'new-lead.save-anyway' : 'new-lead.retry')}
              </Button>
            )}
            <Button kind="quiet" onClick={() => void act('leads.create-discard', { newLeadId })}>
              {t('new-lead.discard')}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>
        {t('new-lead.line', { name: nameOf(lead), number: formatPhone(lead.number, region) })} {stateWords(t, lead)}
      </p>
      {lead.message !== null && <p>{t('delivery.crm-said', { words: lead.message })}</p>}
      <RefusedFields of="lead" fields={lead.fields} />
    </Banner>
  );
}

function stateWords(t: TFunction, lead: NewLead): string {
  return lead.parked === null ? t(`new-lead.state-${lead.state}`) : t(`new-lead.parked-${lead.parked}`);
}
