// What the agent can choose, and the facts about this computer that they may need to tell someone: the parts in a list, the
// open one beside it, or in its place in a narrow window.

import {
  ArrowLeft,
  Bell,
  Database,
  Info,
  Keyboard,
  type LucideIcon,
  Monitor,
  Palette,
  Phone,
  PhoneCall,
  Stethoscope,
  UserRound,
} from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { About } from '../about/about.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { type SettingsSection, settingsSections } from '../store/view.ts';
import { AccountPart } from './account-part.tsx';
import { CallingPart } from './calling-part.tsx';
import { DataPart } from './data-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { LookPart } from './look-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import { PhonePart } from './phone-part.tsx';
import { SelfTestPart } from './self-test-part.tsx';
import styles from './settings-screen.module.css';
import { SystemPart } from './system-part.tsx';

/** Draws the settings; each is kept at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { section, showSettings } = useOffhook((state) => state);
  const title = useRef<HTMLHeadingElement>(null);
  const listed = useRef<HTMLButtonElement>(null);
  const [left, setLeft] = useState<SettingsSection>('account');
  if (section !== null && section !== left) setLeft(section);
  useFocusPlace('settings', section === null ? listed : title);
  useKeys({ close: section === null ? undefined : () => showSettings(null) });
  const open = section ?? left;

  return (
    <div className={section === null ? styles.screen : `${styles.screen} ${styles.opened}`}>
      <h1 className="unseen">{t('nav.settings')}</h1>
      <nav className={styles.parts} aria-label={t('settings.parts')}>
        <ul>
          {settingsSections.map((name) => {
            const Icon = parts[name].Icon;
            return (
              <li key={name}>
                <button
                  ref={name === open ? listed : undefined}
                  type="button"
                  className={styles.part}
                  aria-current={name === open ? 'true' : undefined}
                  onClick={() => showSettings(name)}
                >
                  <Icon size={16} aria-hidden="true" />
                  <span>{t(`settings.part-${name}`)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <section className={styles.open} aria-labelledby="settings-part">
        <div className={styles.back}>
          <Button
            kind="quiet"
            icon={<ArrowLeft size={16} aria-hidden="true" />}
            keyId="close"
            onClick={() => showSettings(null)}
          >
            {t('settings.back')}
          </Button>
        </div>
        <h2 id="settings-part" ref={title} tabIndex={-1} className={styles.title}>
          {t(`settings.part-${open}`)}
        </h2>
        <div className={styles.body}>{parts[open].draw()}</div>
      </section>
    </div>
  );
}

const parts: Readonly<Record<SettingsSection, { readonly Icon: LucideIcon; readonly draw: () => ReactNode }>> = {
  account: { Icon: UserRound, draw: () => <AccountPart /> },
  phone: { Icon: Phone, draw: () => <PhonePart /> },
  calling: { Icon: PhoneCall, draw: () => <CallingPart /> },
  look: { Icon: Palette, draw: () => <LookPart /> },
  keys: { Icon: Keyboard, draw: () => <KeysPart /> },
  notices: { Icon: Bell, draw: () => <NoticesPart /> },
  system: { Icon: Monitor, draw: () => <SystemPart /> },
  data: { Icon: Database, draw: () => <DataPart /> },
  'self-test': { Icon: Stethoscope, draw: () => <SelfTestPart /> },
  about: { Icon: Info, draw: () => <About /> },
};
