// The call bar: who is on the line, since when, and only what can be said of the call now.

import { PhoneIncoming, PhoneOutgoing, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Deed } from '../../src-preload/contract/call.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { type KeyHandlers, useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Hint } from '../parts/hint.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useCopy } from '../parts/use-copy.ts';
import { suggestedWords, useSuggested } from '../parts/use-suggested.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './live-head.module.css';
import { Timer } from './timer.tsx';
import { useLiveLead } from './use-live-lead.ts';

/** Draws the head of the call that is on. */
export function LiveHead({ call }: { readonly call: LiveCall }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const doDeed = useOffhook((state) => state.doDeed);
  const wishFocus = useOffhook((state) => state.wishFocus);
  const openLead = useOffhook((state) => state.openLead);
  const leadId = call.lead?.id ?? null;
  const lead = useLiveLead(leadId);
  const number = phoneText(t, call, region);
  const isOneOfSeveral = useSnapshot((snapshot) => snapshot.alsoOn.length > 0);
  const guess = useSuggested(call);
  const copy = useCopy();
  useKeys({
    ...deedKeys(call, doDeed),
    'write-note': () => wishFocus(`note:${call.id}`),
    'copy-number': call.number === null ? undefined : () => void copy(number),
  });
  const Icon = call.direction === 'incoming' ? PhoneIncoming : PhoneOutgoing;

  return (
    <header className={styles.head}>
      <Icon size={20} className={styles.icon} aria-hidden="true" />
      <div className={styles.who}>
        <h2 className={styles.name}>{call.lead?.name ?? number}</h2>
        <p className={styles.facts}>
          {call.lead !== null && <span>{number}</span>}
          {lead?.vehicle != null && <span>{lead.vehicle}</span>}
          {guess !== null && <span>{suggestedWords(t, guess)}</span>}
        </p>
      </div>
      <p className={styles.phase}>
        <span>{t(`phase.${call.phase}`)}</span>
        {isOneOfSeveral && <span>{t('call.in-front')}</span>}
        <Timer elapsed={call.elapsed} />
      </p>
      <div className={styles.deeds}>
        <div className={styles.ofCall}>
          {call.possible.map((deed, index) => (
            <Button
              key={deed}
              kind={index === 0 ? 'main' : 'plain'}
              keyId={`deed-${deed}`}
              keyShown="on"
              onClick={() => void doDeed(deed)}
            >
              {t(`deed.${deed}`)}
            </Button>
          ))}
        </div>
        {call.number !== null && <CopyButton text={number} />}
        {leadId !== null && (
          <Hint keyId="open-lead">
            <IconButton tone="accent" aria-label={t('lead.open')} onClick={() => openLead(leadId)}>
              <UserRound size={18} aria-hidden="true" />
            </IconButton>
          </Hint>
        )}
      </div>
    </header>
  );
}

function deedKeys(call: LiveCall, doDeed: (deed: Deed) => Promise<void>): KeyHandlers {
  return Object.fromEntries(call.possible.map((deed) => [`deed-${deed}`, () => void doDeed(deed)]));
}
