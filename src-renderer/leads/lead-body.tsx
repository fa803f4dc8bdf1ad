// Everything about one lead, the most urgent first: may they be called, in which language, on what number, what is to be done.

import { CalendarClock, ExternalLink } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadCard, LeadTask } from '../../src-preload/contract/lead.ts';
import { Banner } from '../parts/banner.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Hint } from '../parts/hint.tsx';
import { DoNotCall, LeadLanguage } from '../parts/lead-facts.tsx';
import type { CardOnScreen } from '../store/lead-cards.ts';
import { kindWords, leadStatusWords, placeWords } from '../words/crm-words.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatDate, formatDay, formatHour, formatMoment } from '../words/when.ts';
import styles from './lead-body.module.css';
import { LeadFreshness } from './lead-freshness.tsx';
import { LeadNumbers } from './lead-numbers.tsx';
import { Timeline } from './timeline.tsx';

interface LeadBodyProps {
  readonly card: CardOnScreen;
  readonly lead: LeadCard;
  /** The link into the CRM; left out beside a call, where nothing is dialled either. */
  readonly inCrm?: RefObject<HTMLAnchorElement | null>;
}

/** Draws a lead's facts and history. */
export function LeadBody({ card, lead, inCrm }: LeadBodyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tasks = lead.tasks.filter((task) => !task.completed);
  return (
    <>
      <header className={styles.head}>
        <div className={styles.who}>
          <h2 className={styles.name}>{lead.name === '' ? t('lead.no-name') : lead.name}</h2>
          {lead.language !== null && <LeadLanguage language={lead.language} />}
        </div>
        {inCrm !== undefined && lead.url?.startsWith('https://') && (
          <Hint keyId="lead-in-crm">
            <a ref={inCrm} className={styles.out} href={lead.url} target="_blank" rel="noopener noreferrer">
              <ExternalLink size={16} aria-hidden="true" />
              {t('lead.in-crm')}
            </a>
          </Hint>
        )}
      </header>
      <LeadFreshness card={card} />

      {lead.goneSince !== null && (
        <Banner kind="danger">{t('lead.gone', { when: formatMoment(lead.goneSince, language) })}</Banner>
      )}
      {lead.doNotCall !== null && (
        <div className={styles.stop}>
          <DoNotCall date={lead.doNotCall} />
          <p>{t('lead.do-not-call-help')}</p>
        </div>
      )}

      {inCrm !== undefined && <LeadNumbers lead={lead} />}

      {lead.emails.length > 0 && (
        <ul className={styles.emails} aria-label={t('lead.emails')}>
          {lead.emails.map(({ address, type }) => (
            <li key={address} className={styles.email}>
              <span className={styles.address}>{address}</span>
              {type !== null && <span className={styles.quiet}>{placeWords(t, type)}</span>}
              <CopyButton text={address} />
            </li>
          ))}
        </ul>
      )}

      {tasks.length > 0 && (
        <section className={styles.tasks}>
          <h3>{t('lead.tasks')}</h3>
          <ul>
            {tasks.map((task) => (
              <Task key={task.id} task={task} />
            ))}
          </ul>
        </section>
      )}

      <dl className={styles.facts}>
        {lead.vehicles.map(({ name, stock }, index) => (
          <Fact key={`${name} ${stock} ${String(index)}`} name={t('lead.vehicle')}>
            {[name, stock === null ? null : t('lead.stock', { stock })].filter((part) => part !== null).join(' · ')}
          </Fact>
        ))}
        {lead.advisor !== null && <Fact name={t('lead.advisor-name')}>{lead.advisor}</Fact>}
        {lead.status !== null && <Fact name={t('lead.status')}>{leadStatusWords(t, lead.status)}</Fact>}
        {lead.kind !== null && <Fact name={t('lead.kind')}>{kindWords(t, lead.kind)}</Fact>}
        {lead.source !== null && <Fact name={t('lead.source')}>{kindWords(t, lead.source)}</Fact>}
      </dl>

      <Timeline leadId={lead.id} card={card} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A task that is late says so in words. */
function Task({ task }: { readonly task: LeadTask }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { date } = task;
  const isDay = date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);
  const at = date === null ? Number.NaN : Date.parse(isDay ? `${date}T23:59:59` : date);
  const late = at < now;
  return (
    <li className={styles.task}>
      <CalendarClock size={16} aria-hidden="true" className={late ? styles.late : styles.icon} />
      <span>
        {task.title === '' ? t('lead.task-no-title') : task.title}{' '}
        <span className={late ? styles.late : styles.quiet}>
          {date === null || Number.isNaN(at)
            ? (date ?? t('lead.task-no-date'))
            : t(late ? 'lead.task-late' : 'lead.task-date', {
                when: isDay
                  ? formatDate(date, language)
                  : t('when.day', { day: formatDay(at, now, language), hour: formatHour(at, language) }),
              })}
        </span>
      </span>
    </li>
  );
}
