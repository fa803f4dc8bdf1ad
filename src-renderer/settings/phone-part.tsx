// The phone: what opens a call, and how numbers are read.

import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/choices.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { Group } from './group.tsx';
import styles from './part.module.css';
import { PhoneEvents } from './phone-events.tsx';
import { regionChoices } from './regions.ts';
import { useKeep } from './use-keep.ts';

/** Draws the settings of the phone. */
export function PhonePart() {
  const { t } = useTranslation();
  const language = useLanguage();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const keep = useKeep();
  return (
    <>
      <Group help={t('settings.scheme-test')}>
        <Choices
          legend={t('settings.scheme')}
          chosen={settings.scheme}
          onChoose={(value) => keep({ scheme: value })}
          choices={(['tel', 'sip'] as const).map((value) => ({ value, label: t(`settings.scheme-${value}`) }))}
        />
      </Group>
      <Group>
        <Field label={t('settings.region')} help={t('settings.region-help')}>
          {(ids) => (
            <select
              {...ids}
              className={`${inputClass} ${styles.select}`}
              value={settings.region}
              onChange={(event) => void keep({ region: event.target.value })}
            >
              {regionChoices(language, settings.region).map((region) => (
                <option key={region.code} value={region.code}>
                  {region.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Group>
      <PhoneEvents />
    </>
  );
}
