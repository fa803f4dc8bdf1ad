// The form of an e-mail, a text or a video that was sent or received elsewhere, and the line that says what the CRM takes and
// never shows again.

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction, directions, type Method } from '../../src-preload/contract/call.ts';
import type { Failure } from '../../src-preload/contract/failure.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { LeadFacts } from '../parts/lead-facts.tsx';
import { LeadPicker } from '../parts/lead-picker.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import { toField } from '../words/when.ts';
import styles from './log-call.module.css';

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
  const { t } = useTranslation();
  const address = useSnapshot((snapshot) => snapshot.connection.user?.email ?? '');
  const { request, tell, openDialog } = useOffhook((state) => state);
  const [entry, setEntry] = useState<Entry>(() => ({ ...blank(), user: address }));
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const executedAt = Date.parse(entry.at);
  const urlRefused = entry.url.trim() !== '' && !/^https?:\/\/\S+$/.test(entry.url.trim());

  function change(part: Partial<Entry>): void {
    setEntry((present) => ({ ...present, ...part }));
    setFailure(null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (entry.lead === null || Number.isNaN(executedAt) || (method === 'video' && urlRefused)) return;
    const isEmail = method === 'email';
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
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Choices
        legend={t('log.direction')}
        chosen={entry.direction}
        onChoose={(direction) => change({ direction })}
        choices={directions.map((direction) => ({ value: direction, label: t(`message-direction.${direction}`) }))}
      />
      <Field label={t('log.when')} error={tried && Number.isNaN(executedAt) ? t('log.when-missing-message') : null}>
        {(ids) => (
          <input
            {...ids}
            type="datetime-local"
            className={inputClass}
            max={toField(Date.now())}
            value={entry.at}
            onChange={(event) => change({ at: event.target.value })}
          />
        )}
      </Field>
      {entry.lead === null ? (
        <div>
          <LeadPicker number={null} onChoose={(lead) => change({ lead })} />
          {tried && <p className={styles.failure}>{t('log.lead-missing')}</p>}
        </div>
      ) : (
        <div className={styles.lead}>
          <LeadFacts lead={entry.lead} />
          <Button kind="quiet" onClick={() => change({ lead: null })}>
            {t('log.other-lead')}
          </Button>
        </div>
      )}
      {method === 'email' && (
        <>
          <Line label={t('log.subject')} value={entry.subject} onChange={(subject) => change({ subject })} />
          <Text label={t('log.body')} value={entry.body} onChange={(body) => change({ body })} />
          <Line label={t('log.email-user')} value={entry.user} onChange={(user) => change({ user })} />
        </>
      )}
      {method === 'video' && (
        <Line
          label={t('log.url')}
          value={entry.url}
          error={tried && urlRefused ? t('log.url-refused') : null}
          onChange={(url) => change({ url })}
        />
      )}
      <Text
        label={t('message.description')}
        value={entry.description}
        onChange={(description) => change({ description })}
      />
      {method !== 'sms' && <p className={styles.aside}>{t(`write-only.${method}`)}</p>}
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {failureWords(t, failure)}
        </p>
      )}
      <div className={styles.deeds}>
        <Button type="submit" kind="main">
          {t('log.save-message')}
        </Button>
        <Button onClick={() => openDialog(null)}>{t('log.cancel')}</Button>
      </div>
    </form>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | null;
  readonly onChange: (text: string) => void;
}

function Line({ label, value, error = null, onChange }: TextProps) {
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <input
          {...ids}
          className={inputClass}
          autoComplete="off"
          maxLength={320}
          aria-invalid={error !== null}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Text({ label, value, onChange }: TextProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <textarea
          {...ids}
          className={inputClass}
          rows={2}
          maxLength={20_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
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
