// Where a record stands, why, and what the agent can do about it: each reason in its own words.

import type { TFunction } from 'i18next';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { staysHere } from '../../src-preload/contract/call.ts';
import { type CallRow, type Delivery, standingOf } from '../../src-preload/contract/delivery.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { RefusedFields } from '../parts/refused-fields.tsx';
import type { News } from '../store/messages.ts';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './standing-actions.module.css';

interface StandingActionsProps {
  readonly row: CallRow;
  readonly delivery: Delivery;
  /** What of `settlingDeeds` is under way below, and needs no button. */
  readonly begun: readonly SettlingDeed[];
  readonly editButton: Ref<HTMLButtonElement>;
  readonly onChooseLead: () => void;
}

/** Draws the state of a record and the deeds that settle it. */
export function StandingActions({ row, delivery, begun, editButton, onChooseLead }: StandingActionsProps) {
  const { t } = useTranslation();
  const { act, tell, editCall, show } = useOffhook((state) => state);
  const standing = standingOf(delivery.state);
  const deeds = settlingDeeds(row, delivery).filter((deed) => !begun.includes(deed));

  async function settle(method: 'call.send' | 'call.keep-here', news: News): Promise<void> {
    const result = await act(method, { callId: row.id });
    if (result.ok) tell(news);
  }

  async function claim(crmId: number): Promise<void> {
    const result = await act('call.claim', { callId: row.id, crmId });
    if (result.ok) tell('claimed');
  }

  return (
    <Banner
      kind={standing === 'needs-you' ? 'danger' : standing === 'being-confirmed' ? 'warning' : 'info'}
      actions={
        deeds.length === 0 ? undefined : (
          <>
            {deeds.includes('claim') &&
              delivery.candidates.map((crmId) => (
                <Button key={crmId} onClick={() => void claim(crmId)}>
                  {t('settle.claim', { id: crmId })}
                </Button>
              ))}
            {deeds.includes('edit') && (
              <Button ref={editButton} keyId="calls-edit" keyShown="on" onClick={() => editCall(true)}>
                {t('detail.edit')}
              </Button>
            )}
            {deeds.includes('choose-lead') && (
              <Button onClick={onChooseLead}>
                {t(row.lead === null ? 'detail.choose-lead' : 'detail.change-lead')}
              </Button>
            )}
            {deeds.includes('sign-in') && <Button onClick={() => show('settings')}>{t('settle.sign-in')}</Button>}
            {deeds.includes('send') && (
              <Button onClick={() => void settle('call.send', 'sent-again')}>{t(sendWords(delivery))}</Button>
            )}
            {deeds.includes('keep-here') && (
              <Button kind="quiet" onClick={() => void settle('call.keep-here', 'kept-here')}>
                {t('settle.keep-here')}
              </Button>
            )}
          </>
        )
      }
    >
      <p>{staysHere(row) ? t(`wrap-up.stays-${row.kind}`) : stateWords(t, row, delivery)}</p>
      {delivery.message !== null && (
        <p className={styles.said}>{t('delivery.crm-said', { words: delivery.message })}</p>
      )}
      <RefusedFields of="call" fields={delivery.fields} />
      {delivery.foreign && <p className={styles.said}>{t('delivery.foreign')}</p>}
    </Banner>
  );
}

export type SettlingDeed = 'edit' | 'choose-lead' | 'sign-in' | 'send' | 'claim' | 'keep-here';

/** Returns what settles a record; empty for one that settles by itself, or never goes to the CRM. */
export function settlingDeeds(row: CallRow, delivery: Delivery): readonly SettlingDeed[] {
  if (staysHere(row)) return [];
  switch (delivery.state) {
    case 'needs-outcome':
      return ['edit'];
    case 'needs-lead':
      return ['choose-lead', 'keep-here'];
    case 'local':
      return ['send'];
    case 'parked':
      return parkedDeeds(delivery);
    case 'pending':
    case 'sending':
    case 'unknown':
    case 'synced':
    case 'edited':
      return [];
  }
}

function parkedDeeds(delivery: Delivery): readonly SettlingDeed[] {
  switch (delivery.parked) {
    case 'refused':
      // The CRM has the call, and refused a change of it: its lead and its being there are settled.
      return delivery.crmId === null ? ['edit', 'choose-lead', 'send', 'keep-here'] : ['edit', 'send'];
    case 'lead-missing':
      return ['choose-lead', 'keep-here'];
    case 'possible-duplicate':
      return ['claim', 'send', 'keep-here'];
    case 'forbidden':
      return delivery.crmId === null ? ['sign-in', 'send', 'keep-here'] : ['sign-in', 'send'];
    case 'cannot-confirm':
    case 'gone':
    case null:
      return ['send', 'keep-here'];
  }
}

function sendWords(delivery: Delivery): string {
  if (delivery.state === 'local') return 'settle.send-to-crm';
  return delivery.parked === 'refused' || delivery.parked === 'forbidden' ? 'settle.send-again' : 'settle.send-as-new';
}

/** Words a message otherwise than a call only where the words differ. */
function stateWords(t: TFunction, row: CallRow, delivery: Delivery): string {
  const context = row.method === 'phone' ? {} : { context: 'message' };
  if (delivery.newLead !== null) return t('delivery.waits-for-new-lead', { name: delivery.newLead });
  if (delivery.parked !== null) return t(`parked.${delivery.parked}`, context);
  if (delivery.doubt !== null && delivery.state === 'unknown') return t(`doubt.${delivery.doubt}`, context);
  return t(`delivery.state-${delivery.state}`, context);
}
