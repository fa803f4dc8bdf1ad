// What the agent can choose, and the facts about this computer that they may need to tell someone.

import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import { languages } from '../../src-preload/contract/settings.ts';
import { ConnectForm } from '../first-run/connect-form.tsx';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { Account } from './account.tsx';
import { BeforeCalling } from './before-calling.tsx';
import { ExportCalls } from './export-calls.tsx';
import { regionChoices } from './regions.ts';
import styles from './settings-screen.module.css';

/** Draws the settings; each is kept at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { settings, shell, connection } = useSnapshot((snapshot) => snapshot);
  const act = useOffhook((state) => state.act);
  const { startWithoutCrm } = useOffhook((state) => state);

  async function keep(part: ArgumentOf<'settings.change'>): Promise<boolean> {
    return (await act('settings.change', part)).ok;
  }

  return (
    <div className={styles.screen}>
      <h1 className="unseen">{t('nav.settings')}</h1>
      <Part title={t('settings.account')}>
        {connection.stage === 'none' ? (
          <>
            <ConnectForm />
            <Button kind="quiet" onClick={() => startWithoutCrm(false)}>
              {t('settings.first-run')}
            </Button>
          </>
        ) : (
          <Account />
        )}
      </Part>

      <Part title={t('settings.look')}>
        <Choices
          legend={t('settings.language')}
          chosen={settings.language}
          onChoose={(value) => keep({ language: value })}
          choices={(['system', ...languages] as const).map((value) => ({
            value,
            label: t(`settings.language-${value}`),
          }))}
        />
        <Choices
          legend={t('settings.theme')}
          chosen={settings.theme}
          onChoose={(value) => keep({ theme: value })}
          choices={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.theme-${value}`),
          }))}
        />
      </Part>

      <Part title={t('settings.phone')}>
        <Choices
          legend={t('settings.scheme')}
          chosen={settings.scheme}
          onChoose={(value) => keep({ scheme: value })}
          choices={(['tel', 'sip'] as const).map((value) => ({ value, label: t(`settings.scheme-${value}`) }))}
        />
        <p className={styles.help}>{t('settings.scheme-test')}</p>
        <Choices
          legend={t('settings.report')}
          chosen={settings.reportLive ? 'live' : 'ended'}
          onChoose={(value) => keep({ reportLive: value === 'live' })}
          choices={(['ended', 'live'] as const).map((value) => ({ value, label: t(`settings.report-${value}`) }))}
        />
        <p className={styles.help}>{t('settings.report-help')}</p>
        <Field label={t('settings.region')} help={t('settings.region-help')}>
          {(ids) => (
            <select
              {...ids}
              className={`${inputClass} ${styles.select}`}
              value={settings.region}
              onChange={(event) => void act('settings.change', { region: event.target.value })}
            >
              {regionChoices(language, settings.region).map((region) => (
                <option key={region.code} value={region.code}>
                  {region.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Part>

      <Part title={t('settings.before-calling')}>
        <BeforeCalling settings={settings} keep={keep} />
      </Part>

      <Part title={t('settings.computer')}>
        <dl className={styles.facts}>
          <dt>{t('settings.data-folder')}</dt>
          <dd className={styles.path}>{shell.dataFolder}</dd>
          <dt>{t('settings.version')}</dt>
          <dd>{shell.version}</dd>
        </dl>
        <ExportCalls />
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
