// A tooltip of a few words, for what has no room to write them.

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './hint.module.css';

/** Adds a tooltip to one control; its words have to be the control's name too, since not everybody sees it. */
export function Tip({ text, children }: { readonly text: string; readonly children: ReactElement }): ReactNode {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger delay={0} render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles.place}>
          <Tooltip.Popup className={styles.hint}>{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
