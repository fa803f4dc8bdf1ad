// Where a call's record stands, as an icon and words: colour never says it alone.

import {
  CircleHelp,
  CloudCheck,
  CloudUpload,
  HardDrive,
  type LucideIcon,
  PhoneCall,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Delivery, type Standing, standingOf } from '../../src-preload/contract/delivery.ts';
import styles from './standing.module.css';

/** Draws the standing of a call; one without a delivery is still on. */
export function StandingBadge({ delivery }: { readonly delivery: Delivery | null }) {
  const { t } = useTranslation();
  const standing = delivery === null ? 'live' : standingOf(delivery.state);
  const Icon = standingIcons[standing];
  return (
    <span className={`${styles.standing} ${styles[standing]}`} data-testid={`standing-${delivery?.state ?? 'live'}`}>
      <Icon size={14} aria-hidden="true" />
      {t(`standing.${standing}`)}
    </span>
  );
}

export const standingIcons: Readonly<Record<Standing | 'live', LucideIcon>> = {
  live: PhoneCall,
  'in-crm': CloudCheck,
  'on-its-way': CloudUpload,
  'being-confirmed': CircleHelp,
  'needs-you': TriangleAlert,
  'kept-here': HardDrive,
};
