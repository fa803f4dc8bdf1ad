// Says aloud to a screen reader what changed without the agent's doing.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Announcement, isUrgent } from '../store/announcements.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';

/** Draws the two live regions, of what breaks in and of what waits its turn; they are never seen. */
export function Announcer() {
  const announced = useOffhook((state) => state.announced);
  return (
    <div className="unseen">
      <Region live="assertive" announced={announced.filter(isUrgent)} />
      <Region live="polite" announced={announced.filter((one) => !isUrgent(one))} />
    </div>
  );
}

interface RegionProps {
  readonly live: 'assertive' | 'polite';
  readonly announced: readonly Announcement[];
}

function Region({ live, announced }: RegionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div role="log" aria-live={live} aria-relevant="additions text">
      {announced.map((announcement) => (
        <p key={announcement.kind}>{announcementWords(t, language, announcement)}</p>
      ))}
    </div>
  );
}

function announcementWords(t: TFunction, language: string, announcement: Announcement): string {
  switch (announcement.kind) {
    case 'phase':
      return t(`announce.${announcement.phase}`, { who: announcement.who });
    case 'ended':
      return t('announce.ended', { who: announcement.who });
    case 'needs-you':
      return t('announce.needs-you', {
        count: announcement.count,
        number: formatCount(announcement.count, language),
      });
    case 'delivered':
      return t('announce.delivered', { count: announcement.count, number: formatCount(announcement.count, language) });
    case 'reach':
      return t(`announce.${announcement.reach}`);
    case 'paused':
      return t('concern.key-refused');
  }
}
