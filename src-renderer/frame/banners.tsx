// What lasts and concerns every screen: no CRM, a key that is refused, a CRM that can't be reached.

import { useTranslation } from 'react-i18next';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { type Concern, concernOf } from './concern.ts';

/** Draws the one thing that matters most now; nothing where all is well. */
export function Banners() {
  const { t } = useTranslation();
  const concern = useSnapshot(concernOf);
  const { showSettings, startWithoutCrm, wishFocus } = useOffhook((state) => state);

  function enterKey(): void {
    showSettings('account');
    wishFocus('key');
  }

  if (concern === null) return null;
  return (
    <Banner
      kind={kinds[concern]}
      actions={
        concern === 'key-refused' || concern === 'key-missing' ? (
          <Button onClick={enterKey}>{t('concern.enter-key')}</Button>
        ) : concern === 'not-connected' ? (
          <Button onClick={() => startWithoutCrm(false)}>{t('concern.connect')}</Button>
        ) : concern === 'key-given' ? (
          <Button onClick={() => showSettings('account')}>{t('concern.check')}</Button>
        ) : undefined
      }
    >
      {t(`concern.${concern}`)}
    </Banner>
  );
}

const kinds: Readonly<Record<Concern, 'info' | 'warning' | 'danger'>> = {
  'key-refused': 'danger',
  'key-missing': 'danger',
  'not-connected': 'info',
  'key-given': 'warning',
  offline: 'warning',
  'rate-limited': 'info',
};
