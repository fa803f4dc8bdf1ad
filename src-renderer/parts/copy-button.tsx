// Copies a text, such as a number or an address, and says that it did.

import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { useCopy } from './use-copy.ts';

/** Draws the button; `text` is what it copies and what it is named after. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <IconButton aria-label={t('lead.copy', { text })} title={t('lead.copy', { text })} onClick={() => void copy(text)}>
      <Copy size={16} aria-hidden="true" />
    </IconButton>
  );
}
