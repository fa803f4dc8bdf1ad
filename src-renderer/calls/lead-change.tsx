// Ties a call of the list to a lead, or to another one.

import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { NewLeadButton } from '../new-lead/new-lead-button.tsx';
import { Button } from '../parts/button.tsx';
import { LeadPicker } from '../parts/lead-picker.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './call-edit.module.css';

/** Draws the choice of a lead for a call. */
export function LeadChange({ row, onDone }: { readonly row: CallRow; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);

  async function link(leadId: number): Promise<void> {
    const result = await act('call.link', { callId: row.id, leadId });
    if (result.ok) onDone();
  }

  return (
    <div className={styles.edit}>
      <NewLeadButton number={row.number} callId={row.id} />
      <LeadPicker number={row.number} takesFocus onChoose={(lead) => void link(lead.id)} />
      <div className={styles.deeds}>
        <Button onClick={onDone}>{t('detail.leave')}</Button>
      </div>
    </div>
  );
}
