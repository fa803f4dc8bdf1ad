// The words that were kept of a call or a message: all of a short text, the beginning of a long one until it is opened.

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './kept-words.module.css';

/** Draws the words; nothing for none. */
export function KeptWords({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = text.trim();
  if (words === '') return null;
  const long = words.length > shortText || words.split('\n').length > shortLines;
  return (
    <div className={styles.kept}>
      <p id={id} className={long && !open ? `${styles.words} ${styles.folded}` : styles.words}>
        {words}
      </p>
      {long && (
        <Button kind="quiet" expanded={open} controls={id} onClick={() => setOpen(!open)}>
          {t(open ? 'timeline.fold' : 'timeline.unfold')}
        </Button>
      )}
    </div>
  );
}

/** Characters and lines that are never worth folding. */
const shortText = 200;
const shortLines = 3;
