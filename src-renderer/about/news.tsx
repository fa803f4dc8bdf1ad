// What is new in each version, in the agent's language.

import { useTranslation } from 'react-i18next';
import en from '../../resources/changelog/en.md?raw';
import fr from '../../resources/changelog/fr.md?raw';
import type { Language } from '../../src-preload/contract/settings.ts';
import { Modal } from '../parts/modal.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatDate } from '../words/when.ts';
import { readChangelog } from './changelog.ts';
import styles from './news.module.css';

const texts: Readonly<Record<Language, string>> = { en, fr };

/** Draws the news as a dialog. */
export function NewsDialog() {
  const { t } = useTranslation();
  const openDialog = useOffhook((state) => state.openDialog);
  return (
    <Modal title={t('about.news')} onClose={() => openDialog(null)} isText>
      <News />
    </Modal>
  );
}

function News() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.news}>
      {readChangelog(texts[language]).map((release) => (
        <article key={release.version} className={styles.release}>
          <h3>{t('about.release', { version: release.version, date: formatDate(release.date, language) })}</h3>
          {release.parts.map((part) => (
            <div key={part.title}>
              <h4 className={styles.title}>{part.title}</h4>
              <ul className={styles.items}>
                {part.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </div>
          ))}
        </article>
      ))}
    </div>
  );
}
