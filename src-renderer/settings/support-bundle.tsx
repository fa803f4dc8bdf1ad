// The bundle for someone who helps: read here first, then written into a file.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { Group } from './group.tsx';
import part from './part.module.css';
import styles from './support-bundle.module.css';

/** Draws the text to be read, and the button that writes it. */
export function SupportBundle() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [path, setPath] = useState<string | null>(null);

  async function prepare(): Promise<void> {
    setBusy(true);
    setPath(null);
    const result = await act('support.prepare', null);
    setBusy(false);
    if (result.ok) setText(result.value.text);
  }

  async function write(): Promise<void> {
    const result = await act('support.write', null);
    if (result.ok) setPath(result.value.path);
  }

  return (
    <Group name={t('bundle.title')} help={t('bundle.help')}>
      {text !== null && (
        <div className={styles.bundle}>
          <Field label={t('bundle.read')}>
            {(ids) => <textarea {...ids} className={`${inputClass} ${styles.text}`} readOnly rows={12} value={text} />}
          </Field>
        </div>
      )}
      <div className={part.deeds}>
        <Button disabled={busy} onClick={() => void prepare()}>
          {t(busy ? 'bundle.preparing' : text === null ? 'bundle.prepare' : 'bundle.again')}
        </Button>
        {text !== null && (
          <Button kind="main" disabled={busy} onClick={() => void write()}>
            {t('bundle.write')}
          </Button>
        )}
      </div>
      <p role="status" className={part.said}>
        {path !== null && t('bundle.written', { path })}
      </p>
    </Group>
  );
}
