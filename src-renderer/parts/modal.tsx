// A dialog over the window: it keeps the focus inside, and gives it back unless it was asked for elsewhere.

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreItself } from '../store/use-offhook.ts';
import { IconButton } from './icon-button.tsx';
import styles from './modal.module.css';
import { useHeldKeys } from './use-held-keys.ts';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** True for a text to be read: it takes the focus, so that the arrows scroll it. */
  readonly isText?: boolean;
  /** Takes the focus as the dialog opens; without it, the first control does. */
  readonly firstFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Draws an open dialog; Escape, the cross and a click beside it call `onClose`. */
export function Modal({ title, onClose, isText = false, firstFocus, children }: ModalProps) {
  const { t } = useTranslation();
  const store = useStoreItself();
  const popup = useRef<HTMLDivElement>(null);
  useHeldKeys(popup);
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.shade} />
        <Dialog.Popup
          ref={popup}
          className={styles.modal}
          initialFocus={firstFocus}
          finalFocus={() => store.getState().focusWish === null}
        >
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          <div className={styles.body} {...(isText ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {/* Last, so that the focus begins on what the dialog is about. */}
          <Dialog.Close render={<IconButton tone="plain" className={styles.close} aria-label={t('modal.close')} />}>
            <X size={16} aria-hidden="true" />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
