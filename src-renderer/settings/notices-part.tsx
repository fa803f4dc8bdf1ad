// Notifications and the ring card: whether they come up, and until when they don't.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quietEnd, quietSpans } from '../../src-preload/contract/quiet.ts';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { whenWithin } from '../words/when-words.ts';
import { Group } from './group.tsx';
import { OnOff } from './on-off.tsx';
import part from './part.module.css';
import { Sounds } from './sounds.tsx';
import { useKeep } from './use-keep.ts';

/** Draws what may come up over other programs, and the way to be left alone for a while. */
export function NoticesPart() {
  const { t } = useTranslation();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const kind = useSnapshot((snapshot) => snapshot.shell.kind);
  const keep = useKeep();
  return (
    <>
      <Quiet until={settings.quietUntil} />
      <Group help={t('settings.notifications-help')}>
        <OnOff
          legend={t('settings.notifications')}
          on={settings.notifications}
          onChoose={(on) => keep({ notifications: on })}
        />
        {settings.notifications && (kind === 'electron' ? <TryOne /> : <Allow />)}
      </Group>
      {kind === 'electron' && (
        <Group help={t('settings.ring-card-help')}>
          <OnOff legend={t('settings.ring-card')} on={settings.ringCard} onChoose={(on) => keep({ ringCard: on })} />
        </Group>
      )}
      <Sounds />
    </>
  );
}

function Quiet({ until }: { readonly until: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const keep = useKeep();
  const quiet = until !== null && until > now;
  return (
    <Group
      name={t('settings.quiet')}
      help={t('settings.quiet-help')}
      said={quiet ? t('settings.quiet-until', { hour: whenWithin(t, until, now, language) }) : null}
    >
      <div className={part.deeds}>
        {quietSpans.map((span) => (
          <Button key={span} onClick={() => void keep({ quietUntil: quietEnd(span, Date.now()) })}>
            {t(`settings.quiet-${span}`)}
          </Button>
        ))}
        <Button disabled={!quiet} onClick={() => void keep({ quietUntil: null })}>
          {t('settings.quiet-off')}
        </Button>
      </div>
    </Group>
  );
}

function TryOne() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  return <Button onClick={() => void act('shell.try-notification', null)}>{t('settings.notification-try')}</Button>;
}

/** Browsers let a page ask only from a press of a button. */
function Allow() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (permission === 'granted') return null;
  if (permission === 'denied') return <p className={part.help}>{t('check-found.notifications-refused')}</p>;
  return (
    <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
      {t('settings.notifications-allow')}
    </Button>
  );
}
