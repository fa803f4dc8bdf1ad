// The way to a new lead, wherever a number has none: a button with its key, or the word that one is on its way already.

import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../src-preload/contract/new-lead.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './new-lead-button.module.css';

interface NewLeadButtonProps {
  /** E.164; nothing is drawn for null. */
  readonly number: string | null;
  /** The call that is to go to the lead once it exists; null for none. */
  readonly callId: string | null;
}

/** Draws the button that opens the dialog of a new lead. */
export function NewLeadButton({ number, callId }: NewLeadButtonProps) {
  const { t } = useTranslation();
  const beginNewLead = useOffhook((state) => state.beginNewLead);
  const waiting = useSnapshot((snapshot) => snapshot.newLeads).find(
    (lead) => lead.number === number || (callId !== null && lead.callId === callId),
  );
  const begin = number === null || waiting ? undefined : () => beginNewLead({ number, callId, corrects: null });
  useKeys({ 'new-lead': begin });
  if (waiting) return <p className={styles.waiting}>{t('new-lead.waits', { name: nameOf(waiting) })}</p>;
  if (begin === undefined) return null;
  return (
    <div>
      <Button keyId="new-lead" keyShown="on" icon={<UserPlus size={16} aria-hidden="true" />} onClick={begin}>
        {t('new-lead.begin')}
      </Button>
    </div>
  );
}
