// Makes a lead from an unknown number: who they are and what language they speak. It goes to the CRM by itself, online or
// not; one that the CRM didn't take is said otherwise here.

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';
import { formatPhone } from '../../src-preload/contract/phone.ts';
import { Choices } from '../parts/choices.tsx';
import { DialogForm } from '../parts/dialog-form.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { type NewLeadFor, restingPlace } from '../store/view.ts';
import styles from './new-lead-dialog.module.css';

const spoken = ['fr', 'en', 'unknown'] as const;
type Spoken = (typeof spoken)[number];

/** Draws the dialog of a new lead. */
export function NewLeadDialog({ whose }: { readonly whose: NewLeadFor }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { request, tell, openDialog, wishFocus, screen } = useOffhook((state) => state);
  const first = useRef<HTMLInputElement>(null);
  const { corrects } = whose;
  const [firstName, setFirstName] = useState(corrects?.firstName ?? '');
  const [lastName, setLastName] = useState(corrects?.lastName ?? '');
  const [number, setNumber] = useState(formatPhone(whose.number, region));
  const [language, setLanguage] = useState<Spoken>(corrects?.language ?? 'unknown');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const nameless = `${firstName}${lastName}`.trim() === '';
  const isKnown = failure?.code === 'lead-known';

  async function submit(): Promise<void> {
    setTried(true);
    if (nameless) return first.current?.focus();
    const said = { firstName, lastName, language: language === 'unknown' ? null : language, anyway: isKnown };
    const result =
      corrects === null
        ? await request('leads.create', { ...said, number: whose.number, callId: whose.callId })
        : await request('leads.create-correct', { ...said, number, newLeadId: corrects.id });
    if (!result.ok) return setFailure(result.failure);
    // What opened it goes with what it offered.
    if (corrects !== null) wishFocus(restingPlace(screen));
    openDialog(null);
    tell('lead-begun');
  }

  return (
    <Modal
      title={t(corrects === null ? 'new-lead.title' : 'new-lead.correct')}
      onClose={() => openDialog(null)}
      firstFocus={first}
    >
      <DialogForm
        save={t(isKnown ? 'new-lead.save-anyway' : corrects === null ? 'new-lead.save' : 'detail.save-and-send')}
        failure={failure}
        onSubmit={submit}
      >
        {corrects === null && <p className={styles.number}>{number}</p>}
        <div className={styles.names}>
          <LineField
            ref={first}
            label={t('new-lead.first-name')}
            error={tried && nameless ? t('new-lead.nameless') : null}
            maxLength={100}
            value={firstName}
            onChange={setFirstName}
          />
          <LineField label={t('new-lead.last-name')} maxLength={100} value={lastName} onChange={setLastName} />
        </div>
        {corrects !== null && (
          <LineField
            label={t('dial.number')}
            type="tel"
            maxLength={100}
            value={number}
            onChange={(typed) => {
              setNumber(typed);
              setFailure(null);
            }}
          />
        )}
        <Choices
          legend={t('new-lead.language')}
          chosen={language}
          onChoose={setLanguage}
          choices={spoken.map((value) => ({ value, label: t(`new-lead.language-${value}`) }))}
        />
        {whose.callId !== null && <p className={styles.aside}>{t('new-lead.call-follows')}</p>}
      </DialogForm>
    </Modal>
  );
}
