// The sheet of all keys.

import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { Keys } from './key-label.tsx';
import { keyEntry, keyGroups, keyIds } from './key-map.ts';
import styles from './key-sheet.module.css';
import { keysOf } from './own-keys.ts';
import { useKeyChoices } from './use-key-choices.ts';

/** Draws every key by where it works. */
export function KeySheet() {
  const { t } = useTranslation();
  const { openDialog, showSettings } = useOffhook((state) => state);
  const choices = useKeyChoices();
  return (
    <Modal title={t('key-sheet.title')} onClose={() => openDialog(null)} isText>
      <p className={styles.help}>{t(choices.letterKeys ? 'key-sheet.help' : 'key-sheet.help-no-letters')}</p>
      <Button kind="quiet" onClick={() => showSettings('keys')}>
        {t('key-sheet.change')}
      </Button>
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
                    {keysOf(id, choices).map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                    {keysOf(id, choices).length === 0 && t('key-sheet.none')}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
