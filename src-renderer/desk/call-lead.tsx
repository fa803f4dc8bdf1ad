// Whose call it is, where that isn't sure: the leads that share its number, or anyone else. Remembered for the next time.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Call, staysHere } from '../../src-preload/contract/call.ts';
import { useKeys } from '../keys/use-keys.ts';
import { NewLeadButton } from '../new-lead/new-lead-button.tsx';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { becauseOf, LeadPicker } from '../parts/lead-picker.tsx';
import { useHolders } from '../parts/use-holders.ts';
import { useSuggested } from '../parts/use-suggested.ts';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './call-lead.module.css';

interface CallLeadProps {
  readonly call: Call;
  readonly over: boolean;
  /** True where the key that takes the suggestion is for this call. */
  readonly keys: boolean;
}

/** Draws the choice between several holders and, once the call is over, the way to any lead; nothing where all is clear. */
export function CallLead({ call, over, keys }: CallLeadProps) {
  const { t } = useTranslation();
  const { act, rememberHolder, wishFocus } = useOffhook((state) => state);
  const holders = useHolders(call.number);
  const guess = useSuggested(call);
  const [searching, setSearching] = useState(false);
  useKeys({ 'accept-lead': keys && guess !== null ? () => void choose(guess.lead.id) : undefined });

  async function link(leadId: number): Promise<boolean> {
    return (await act('call.link', { callId: call.id, leadId })).ok;
  }

  async function choose(leadId: number): Promise<boolean> {
    if (call.number !== null) rememberHolder(call.number, leadId, holders.leads);
    return link(leadId);
  }

  const accept = guess !== null && (
    <div>
      <Button {...(keys && { keyId: 'accept-lead', keyShown: 'on' })} onClick={() => void choose(guess.lead.id)}>
        {t('lead.accept', { name: guess.lead.name || t('lead.no-name') })}
      </Button>
    </div>
  );
  const picker = (
    <LeadPicker
      number={call.number}
      takesFocus={searching}
      onChoose={(lead) => {
        setSearching(false);
        void link(lead.id);
        wishFocus(`note:${call.id}`);
      }}
    />
  );
  if (staysHere(call)) {
    return over ? <p>{t(`wrap-up.stays-${call.kind}`)}</p> : null;
  }
  if (over && (call.lead === null || searching)) {
    return (
      <div className={styles.lead}>
        {call.lead === null && <p className={styles.none}>{t('wrap-up.no-lead')}</p>}
        {accept}
        {call.lead === null && <NewLeadButton number={call.number} callId={call.id} />}
        {picker}
        {call.lead !== null && (
          <div>
            <Button
              onClick={() => {
                setSearching(false);
                wishFocus(`note:${call.id}`);
              }}
            >
              {t('detail.leave')}
            </Button>
          </div>
        )}
      </div>
    );
  }
  if (!over && holders.leads.length < 2) return null;
  return (
    <div className={styles.lead}>
      {accept}
      {holders.leads.length > 1 && (
        <Choices
          legend={t('lead.whose')}
          chosen={call.lead === null ? null : String(call.lead.id)}
          onChoose={(leadId) => choose(Number(leadId))}
          choices={holders.leads.map((lead) => {
            // Once chosen, the choice itself would be told as one of earlier.
            const because = call.lead === null ? becauseOf(holders, lead) : null;
            return {
              value: String(lead.id),
              label: lead.name === '' ? t('lead.no-name') : lead.name,
              aside: because === null || because === 'only' ? undefined : t(`lead.because-${because}`),
            };
          })}
        />
      )}
      {over && (
        <div className={styles.another}>
          <Button kind="quiet" onClick={() => setSearching(true)}>
            {t('detail.change-lead')}
          </Button>
        </div>
      )}
    </div>
  );
}
