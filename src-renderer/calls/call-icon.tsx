// Which way a call went and whether it was missed, as one icon with a name.

import { PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import styles from './call-icon.module.css';

/** Draws the direction of a call. */
export function CallIcon({ call }: { readonly call: CallRow }) {
  const { t } = useTranslation();
  const missed = call.direction === 'incoming' && call.outcome === 'interrupted';
  const Icon = missed ? PhoneMissed : call.direction === 'incoming' ? PhoneIncoming : PhoneOutgoing;
  return (
    <Icon
      size={16}
      role="img"
      aria-label={t(missed ? 'direction.missed' : `direction.${call.direction}`)}
      className={missed ? styles.missed : styles.icon}
    />
  );
}
