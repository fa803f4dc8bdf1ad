// Links in the browser shell: it is the browser that decides, and asks the agent itself.

import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Group } from './group.tsx';
import styles from './part.module.css';

/** Draws the offer to open links here, where this browser knows such a thing. */
export function BrowserLinks() {
  const { t } = useTranslation();
  if (typeof navigator.registerProtocolHandler !== 'function') {
    return <Group help={t('settings.browser-links-cannot')}>{null}</Group>;
  }
  return (
    <Group name={t('settings.links')} help={t('settings.browser-links-help')}>
      <div className={styles.deeds}>
        {(['tel', 'sip'] as const).map((scheme) => (
          <Button key={scheme} onClick={() => navigator.registerProtocolHandler(scheme, `${location.origin}/#link=%s`)}>
            {t(`settings.browser-link-${scheme}`)}
          </Button>
        ))}
      </div>
    </Group>
  );
}
