// Calling: when people may be called, what the dialer warns of, and what the CRM is told of a call.

import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/choices.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { BeforeCalling } from './before-calling.tsx';
import { Group } from './group.tsx';
import { useKeep } from './use-keep.ts';

/** Draws the settings of calls. */
export function CallingPart() {
  const { t } = useTranslation();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const keep = useKeep();
  return (
    <>
      <Group name={t('settings.before-calling')}>
        <BeforeCalling settings={settings} keep={keep} />
      </Group>
      <Group help={t('settings.report-help')}>
        <Choices
          legend={t('settings.report')}
          chosen={settings.reportLive ? 'live' : 'ended'}
          onChoose={(value) => keep({ reportLive: value === 'live' })}
          choices={(['ended', 'live'] as const).map((value) => ({ value, label: t(`settings.report-${value}`) }))}
        />
      </Group>
    </>
  );
}
