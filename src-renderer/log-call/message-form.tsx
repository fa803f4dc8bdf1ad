// The form of an e-mail, a text or a video that was sent or received elsewhere, and the line that says what the CRM takes and
// never shows again.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction, directions, type Method } from '../../src-preload/contract/call.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { Choices } from '../parts/choices.tsx';
import { DialogForm } from '../parts/dialog-form.tsx';
import { LineField } from '../parts/line-field.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { toField } from '../words/when.ts';
import styles from './message-form.module.css';
import { LeadField, TextField, WhenField } from './record-fields.tsx';

interface Entry {
  readonly direction: Direction;
  readonly at: string;
  readonly lead: Lead | null;
  readonly description: string;
  readonly subject: string;
  readonly body: string;
  readonly user: string;
  readonly url: string;
}

/** Draws the fields of a message of one method. */
export function MessageForm({ method }: { readonly method: Exclude<Method, 'phone'> }) {
  const lead = useOffhook((state) => state.logWith);
  const { t } = useTranslation();
  const address = useSnapshot((snapshot) => snapshot.connection.user?.email ?? '');
  const { request, tell, openDialog } = useOffhook((state) => state);
  const [entry, setEntry] = useState<Entry>(() => ({ ...blank(), lead, user: address }));
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const executedAt = Date.parse(entry.at);
  const userRefused = entry.user.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.user.trim());
  const urlRefused = entry.url.trim() !== '' && !/^https?:\/\/\S+$/.test(entry.url.trim());

  function change(part: Partial<Entry>): void {
    setEntry((present) => ({ ...present, ...part }));
    setFailure(null);
  }

  async function submit(): Promise<void> {
    setTried(true);
    if (entry.lead === null || Number.isNaN(executedAt) || (method === 'video' && urlRefused)) return;
    const isEmail = method === 'email';
    if (isEmail && userRefused) return;
    const result = await request('communication.log', {
      method,
      leadId: entry.lead.id,
      direction: entry.direction,
      executedAt,
      description: entry.description,
      emailSubject: isEmail ? textOf(entry.subject) : null,
      emailBody: isEmail ? textOf(entry.body) : null,
      emailUser: isEmail ? textOf(entry.user) : null,
      url: method === 'video' ? textOf(entry.url) : null,
    });
    if (!result.ok) return setFailure(result.failure);
    openDialog(null);
    tell('message-logged');
  }

  return (
    <DialogForm save={t('log.save-message')} failure={failure} onSubmit={submit}>
      <Choices
        legend={t('log.message-direction')}
        chosen={entry.direction}
        onChoose={(direction) => change({ direction })}
        choices={directions.map((direction) => ({ value: direction, label: t(`message-direction.${direction}`) }))}
      />
      <WhenField
        value={entry.at}
        error={tried && Number.isNaN(executedAt) ? t('log.when-missing-message') : null}
        onChange={(at) => change({ at })}
      />
      <LeadField
        lead={entry.lead}
        number={null}
        error={tried ? t('log.lead-missing') : null}
        onChange={(lead) => change({ lead })}
      />
      {method === 'email' && (
        <>
          <LineField
            label={t('log.subject')}
            maxLength={320}
            value={entry.subject}
            onChange={(subject) => change({ subject })}
          />
          <TextField label={t('log.body')} value={entry.body} onChange={(body) => change({ body })} />
          <LineField
            label={t('log.email-user')}
            error={tried && userRefused ? t('log.email-user-refused') : null}
            maxLength={320}
            value={entry.user}
            onChange={(user) => change({ user })}
          />
        </>
      )}
      {method === 'video' && (
        <LineField
          label={t('log.url')}
          error={tried && urlRefused ? t('log.url-refused') : null}
          maxLength={320}
          value={entry.url}
          onChange={(url) => change({ url })}
        />
      )}
      <TextField
        label={t('message.description')}
        value={entry.description}
        onChange={(description) => change({ description })}
      />
      {method !== 'sms' && <p className={styles.aside}>{t(`write-only.${method}`)}</p>}
    </DialogForm>
  );
}

function blank(): Entry {
  return {
    direction: 'outgoing',
    at: toField(Date.now()),
    lead: null,
    description: '',
    subject: '',
    body: '',
    user: '',
    url: '',
  };
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
