// A line across the window about something that lasts: what it is, and what can be done.

import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';

interface BannerProps {
  readonly kind: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Draws a lasting message, with its icon so that colour never speaks alone. */
export function Banner({ kind, children, actions }: BannerProps) {
  const Icon = kind === 'info' ? Info : TriangleAlert;
  return (
    <div className={`${styles.banner} ${styles[kind]}`}>
      <Icon size={16} aria-hidden="true" className={styles.icon} />
      <div className={styles.body}>
        <div className={styles.words}>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
