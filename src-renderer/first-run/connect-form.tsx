// Connects to the CRM with an API key.

import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';
import { Button } from '../parts/button.tsx';
import { FailureAlert } from '../parts/failure-alert.tsx';
import { LineField } from '../parts/line-field.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './connect-form.module.css';

const usualAddress = 'https://api.crm.activix.ca/v2';

/** Draws the form; the key is sent once and never shown again. */
export function ConnectForm({ firstFocus }: { readonly firstFocus?: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const known = useSnapshot((snapshot) => (snapshot.connection.sandbox ? null : snapshot.connection.url));
  const request = useOffhook((state) => state.request);
  const [url, setUrl] = useState(known ?? usualAddress);
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const own = useRef<HTMLInputElement>(null);
  const field = firstFocus ?? own;
  useFocusPlace('key', field);

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
      <LineField
        ref={field}
        type="password"
        label={t('connect.key')}
        help={t('connect.key-help')}
        spellCheck={false}
        maxLength={4_000}
        value={key}
        onChange={(text) => {
          setKey(text);
          setFailure(null);
        }}
      />
      <LineField
        type="url"
        label={t('connect.address')}
        spellCheck={false}
        maxLength={500}
        value={url}
        onChange={(text) => {
          setUrl(text);
          setFailure(null);
        }}
      />
      <FailureAlert failure={failure} />
      <div>
        <Button type="submit" kind="main" disabled={busy || key.trim() === ''}>
          {t(busy ? 'connect.busy' : 'connect.connect')}
        </Button>
      </div>
    </form>
  );
}
