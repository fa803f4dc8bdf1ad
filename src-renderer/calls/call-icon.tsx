// Which way a call or a message went, of what kind it is and whether it was missed, as one icon with a name.

import { type LucideIcon, Mail, MessageSquare, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Method } from '../../src-preload/contract/call.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import styles from './call-icon.module.css';

/** Draws the direction of a call, or the kind of a message. */
export function CallIcon({ call }: { readonly call: CallRow }) {
  const { t } = useTranslation();
  const missed = call.direction === 'incoming' && call.outcome === 'interrupted';
  const Icon = missed ? PhoneMissed : iconOf(call);
  return (
    <Icon
      size={16}
      role="img"
      aria-label={
        call.method === 'phone'
          ? t(missed ? 'direction.missed' : `direction.${call.direction}`)
          : t(`message-way.${call.method}-${call.direction}`)
      }
      className={missed ? styles.missed : styles.icon}
    />
  );
}

function iconOf(call: CallRow): LucideIcon {
  if (call.method !== 'phone') return messageIcons[call.method];
  return call.direction === 'incoming' ? PhoneIncoming : PhoneOutgoing;
}

export const messageIcons: Readonly<Record<Exclude<Method, 'phone'>, LucideIcon>> = {
  email: Mail,
  sms: MessageSquare,
  video: Video,
};
