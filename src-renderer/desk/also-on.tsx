// Calls that are on beside the one in front, such as one on hold at the desk phone: in sight, out of the way. The keys of a
// call are for the one in front; here the agent says by a button what happened.

import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { Button } from '../parts/button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './also-on.module.css';
import { Timer } from './timer.tsx';

/** Draws a line for each; nothing where there is none. */
export function AlsoOn({ calls }: { readonly calls: readonly LiveCall[] }) {
  const { t } = useTranslation();
  if (calls.length === 0) return null;
  return (
    <section className={styles.others} aria-label={t('call.also-on')}>
      <h2 className={styles.title}>{t('call.also-on')}</h2>
      <ul className={styles.lines}>
        {calls.map((call) => (
          <Other key={call.id} call={call} />
        ))}
      </ul>
    </section>
  );
}

function Other({ call }: { readonly call: LiveCall }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const act = useOffhook((state) => state.act);
  const who = call.lead?.name || phoneText(t, call, region);
  const Icon = call.direction === 'incoming' ? PhoneIncoming : PhoneOutgoing;
  return (
    <li className={styles.line}>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.who}>{who}</span>
      <span className={styles.phase}>
        {t(`phase.${call.phase}`)} <Timer elapsed={call.elapsed} />
      </span>
      <span className={styles.deeds}>
        {call.possible.map((deed) => (
          <Button
            key={deed}
            label={t('call.deed-of', { deed: t(`deed.${deed}`), who })}
            onClick={() => void act('call.do', { callId: call.id, deed })}
          >
            {t(`deed.${deed}`)}
          </Button>
        ))}
      </span>
    </li>
  );
}
