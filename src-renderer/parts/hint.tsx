// A tooltip that says which key does the same as the control under the pointer.

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../keys/key-label.tsx';
import type { KeyId } from '../keys/key-map.ts';
import { keysOf } from '../keys/own-keys.ts';
import { useKeyChoices } from '../keys/use-key-choices.ts';
import styles from './hint.module.css';

/** Adds a tooltip with the deed's name and keys to one control. */
export function Hint({ keyId, children }: { readonly keyId: KeyId; readonly children: ReactElement }): ReactNode {
  const { t } = useTranslation();
  const keysNow = keysOf(keyId, useKeyChoices());
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles.place}>
          <Tooltip.Popup className={styles.hint}>
            <span>{t(`key-name.${keyId}`)}</span>
            {keysNow.map((keys) => (
              <Keys key={keys} keys={keys} />
            ))}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
