// The sheet of all keys.

import { useTranslation } from 'react-i18next';
import { Modal } from '../parts/modal.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { Keys } from './key-label.tsx';
import { keyEntry, keyGroups, keyIds } from './key-map.ts';
import styles from './key-sheet.module.css';

/** Draws every key by where it works. */
export function KeySheet() {
  const { t } = useTranslation();
  const openDialog = useOffhook((state) => state.openDialog);
  return (
    <Modal title={t('key-sheet.title')} onClose={() => openDialog(null)} isText>
      <p className={styles.help}>{t('key-sheet.help')}</p>
      {keyGroups.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{t(`key-sheet.group-${group}`)}</h3>
          <dl className={styles.keys}>
            {keyIds
              .filter((id) => keyEntry(id).group === group)
              .map((id) => (
                <div key={id} className={styles.key}>
                  <dt>{t(`key-name.${id}`)}</dt>
                  <dd>
                    {keyEntry(id).keys.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
