// The core is gone: what is on screen may be out of date, and nothing new can be kept until it is back.

import { useTranslation } from 'react-i18next';
import { Banner } from '../parts/banner.tsx';

/** Draws that Offhook is not running. */
export function NotRunning() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Banner kind="danger">
        <strong>{t('link.lost')}</strong> {t('link.lost-help')}
      </Banner>
    </div>
  );
}
