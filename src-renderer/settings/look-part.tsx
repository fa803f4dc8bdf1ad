// The language of the window and its colours.

import { useTranslation } from 'react-i18next';
import { languages } from '../../src-preload/contract/settings.ts';
import { Choices } from '../parts/choices.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { Group } from './group.tsx';
import { useKeep } from './use-keep.ts';

/** Draws the choice of language and theme. */
export function LookPart() {
  const { t } = useTranslation();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const keep = useKeep();
  return (
    <>
      <Group help={t('settings.language-help')}>
        <Choices
          legend={t('settings.language')}
          chosen={settings.language}
          onChoose={(value) => keep({ language: value })}
          choices={(['system', ...languages] as const).map((value) => ({
            value,
            label: t(`settings.language-${value}`),
          }))}
        />
      </Group>
      <Group help={t('settings.theme-help')}>
        <Choices
          legend={t('settings.theme')}
          chosen={settings.theme}
          onChoose={(value) => keep({ theme: value })}
          choices={(['system', 'light', 'dark', 'contrast'] as const).map((value) => ({
            value,
            label: t(`settings.theme-${value}`),
          }))}
        />
      </Group>
    </>
  );
}
