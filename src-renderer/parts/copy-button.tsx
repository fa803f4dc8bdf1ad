// Copies a text, such as a number or an address, and says that it did.

import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './copy-button.module.css';

/** Draws the button; `text` is what it copies and what it is named after. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { tell, tellFailure } = useOffhook((state) => state);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      tell('copied');
    } catch {
      tellFailure({ code: 'cannot-copy', detail: null });
    }
  }

  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={t('lead.copy', { text })}
      title={t('lead.copy', { text })}
      onClick={() => void copy()}
    >
      <Copy size={16} aria-hidden="true" />
    </button>
  );
}
