// What kind of communication it was, as an icon beside its words.

import { Mail, MessageCircle, MessageSquare, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from 'lucide-react';
import styles from './method-icon.module.css';

interface MethodIconProps {
  readonly method: string;
  readonly direction: string | null;
  readonly status: string | null;
}

/** Draws the icon; any method that isn't known has a plain balloon. The words beside it say it all. */
export function MethodIcon({ method, direction, status }: MethodIconProps) {
  const missed = method === 'phone' && direction === 'incoming' && status === 'interrupted';
  const phone = missed ? PhoneMissed : direction === 'incoming' ? PhoneIncoming : PhoneOutgoing;
  const Icon = method === 'phone' ? phone : (icons[method] ?? MessageCircle);
  return <Icon size={16} aria-hidden="true" className={missed ? styles.missed : styles.icon} />;
}

const icons: Readonly<Record<string, typeof Mail>> = { email: Mail, sms: MessageSquare, video: Video };
