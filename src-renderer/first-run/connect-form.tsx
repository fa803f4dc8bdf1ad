// Connects to the CRM with an API key.

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';
import { Button } from '../parts/button.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import styles from './connect-form.module.css';

const usualAddress = 'https://api.crm.activix.ca/v2';

/** Draws the form; the key is sent once and never shown again. */
export function ConnectForm() {
  const { t } = useTranslation();
  const known = useSnapshot((snapshot) => (snapshot.connection.sandbox ? null : snapshot.connection.url));
  const request = useOffhook((state) => state.request);
  const [url, setUrl] = useState(known ?? usualAddress);
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || key.trim() === '') return;
    setBusy(true);
    const result = await request('connection.connect', { url: url.trim(), key });
    setBusy(false);
    if (result.ok) setKey('');
    else setFailure(result.failure);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={t('connect.key')} help={t('connect.key-help')}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            className={inputClass}
            autoComplete="off"
            spellCheck={false}
            maxLength={4_000}
            value={key}
            onChange={(event) => {
              setKey(event.target.value);
              setFailure(null);
            }}
          />
        )}
      </Field>
      <Field label={t('connect.address')}>
        {(ids) => (
          <input
            {...ids}
            type="url"
            className={inputClass}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={url}
            onChange={(event) => {
              setUrl(event.target.value);
              setFailure(null);
            }}
          />
        )}
      </Field>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {failureWords(t, failure)}
        </p>
      )}
      <div>
        <Button type="submit" kind="main" disabled={busy || key.trim() === ''}>
          {t(busy ? 'connect.busy' : 'connect.connect')}
        </Button>
      </div>
    </form>
  );
}
