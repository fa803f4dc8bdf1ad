// A call that comes in: how to greet, who it is, what one last spoke of, where to answer, and what can be said of it.

import type { TFunction } from 'i18next';
import { BellOff, PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { Timer } from '../desk/timer.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { isWithheld, phoneText } from '../parts/phone-text.ts';
import { suggestedWords, useSuggested } from '../parts/use-suggested.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { whenWithin } from '../words/when-words.ts';
import styles from './ring-card.module.css';
import { useCaller } from './use-caller.ts';

interface RingCardProps {
  readonly call: LiveCall;
  /** True where the keys of a ring answer for this call, and are drawn on its buttons. */
  readonly keys: boolean;
  /** Opens the lead, or only the main window where nobody has the number; null where there is nothing to open. */
  readonly onOpen: (() => void) | null;
}

/** Draws the card of one call that rings. It takes no focus. */
export function RingCard({ call, keys, onOpen }: RingCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const act = useOffhook((state) => state.act);
  const { lead, before } = useCaller(call);
  const guess = useSuggested(call);
  const number = phoneText(t, call, region);
  const name = call.lead === null ? null : call.lead.name === '' ? t('lead.no-name') : call.lead.name;

  const deeds: Readonly<Record<RingDeed, () => void>> = {
    answered: () => void act('call.do', { callId: call.id, deed: 'answer' }),
    silence: () => void act('ring.silence', { callId: call.id }),
    'gave-up': () => void act('call.do', { callId: call.id, deed: 'give-up' }),
    'open-lead': () => onOpen?.(),
  };
  const keyed = (deed: RingDeed) => (keys ? ({ keyId: `ring-${deed}`, keyShown: 'on' } as const) : {});

  return (
    <article className={call.silenced ? `${styles.card} ${styles.silenced}` : styles.card} aria-label={t('ring.title')}>
      {keys && <RingKeys deeds={deeds} />}
      <header className={styles.head}>
        <PhoneIncoming size={20} aria-hidden="true" className={styles.icon} />
        {lead !== null && <Greeting lead={lead} />}
        <span className={styles.timer}>
          <Timer elapsed={call.elapsed} />
        </span>
      </header>
      <p className={styles.name}>{name ?? number}</p>
      <ul className={styles.facts}>
        {name !== null && <li>{number}</li>}
        {guess !== null && <li>{suggestedWords(t, guess)}</li>}
        {name === null && !isWithheld(call) && guess === null && <li>{t('ring.no-lead')}</li>}
        {lead?.vehicle != null && <li>{lead.vehicle}</li>}
        {lead?.advisor != null && <li>{t('lead.advisor', { name: lead.advisor })}</li>}
        {(call.lead !== null || number !== '') && (
          <li>
            <LastContact before={before} />
          </li>
        )}
      </ul>
      <p className={styles.where}>{whereWords(t, language, call.phones)}</p>
      <div className={styles.deeds}>
        <Button kind="main" onClick={deeds.answered} {...keyed('answered')}>
          {t('ring.answered')}
        </Button>
        {!call.silenced && (
          <Button onClick={deeds.silence} icon={<BellOff size={16} aria-hidden="true" />} {...keyed('silence')}>
            {t('ring.hush')}
          </Button>
        )}
        <Button kind="quiet" onClick={deeds['gave-up']} {...keyed('gave-up')}>
          {t('ring.gave-up')}
        </Button>
        {onOpen !== null && (
          <Button kind="quiet" onClick={onOpen} {...keyed('open-lead')}>
            {t(call.lead === null ? 'ring.open' : 'ring.open-lead')}
          </Button>
        )}
      </div>
    </article>
  );
}

type RingDeed = 'answered' | 'silence' | 'gave-up' | 'open-lead';

function RingKeys({ deeds }: { readonly deeds: Readonly<Record<RingDeed, () => void>> }) {
  useKeys({
    'ring-answered': deeds.answered,
    'ring-silence': deeds.silence,
    'ring-gave-up': deeds['gave-up'],
    'ring-open-lead': deeds['open-lead'],
  });
  return null;
}

function Greeting({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const known = lead.language === 'fr' || lead.language === 'en';
  if (lead.language === null) return null;
  return <strong className={styles.greeting}>{known ? t(`ring.greeting-${lead.language}`) : lead.language}</strong>;
}

function LastContact({ before }: { readonly before: CallRow | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  if (before === null) return <>{t('ring.first-contact')}</>;
  const when = whenWithin(t, before.startedAt, now, language);
  const outcome = t(`outcome.${before.outcome ?? 'unknown'}`).toLocaleLowerCase(language);
  return <>{t('ring.last-contact', { when, outcome })}</>;
}

/** Where the phone is that rings: nobody can answer from here. */
function whereWords(t: TFunction, language: string, phones: readonly string[]): string {
  const makes = phones
    .filter((phone) => phone !== 'other')
    .map((phone) => t(`ring.make-${phone}`, { defaultValue: phone }));
  if (makes.length === 0) return t('ring.answer-there');
  return t('ring.answer-on', { phone: new Intl.ListFormat(language, { type: 'disjunction' }).format(makes) });
}
