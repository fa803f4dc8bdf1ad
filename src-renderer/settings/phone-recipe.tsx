// What to paste into the phone that the agent has, each line with a button that copies it.

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { useSnapshot } from '../store/use-offhook.ts';
import { Group } from './group.tsx';
import styles from './phone-events.module.css';
import { needsNetwork, type RecipeMake, recipe, recipeMakes } from './phone-recipes.ts';

/** Draws the choice of a phone and its lines. */
export function PhoneRecipe() {
  const { t } = useTranslation();
  const line = useSnapshot((snapshot) => snapshot.line);
  const lan = useSnapshot((snapshot) => snapshot.settings.hooks.lan);
  const [make, setMake] = useState<RecipeMake>('yealink');
  const [copied, setCopied] = useState<string | null>(null);

  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  }

  const lines = recipe(make, line);
  return (
    <Group
      name={t('phone-events.paste')}
      help={t(`phone-events.where-${make}`)}
      said={copied !== null && lines.some(({ text }) => text === copied) ? t('phone-events.copied') : null}
    >
      <Choices
        legend={t('phone-events.make')}
        chosen={make}
        onChoose={setMake}
        choices={recipeMakes.map((value) => ({ value, label: t(`phone-events.make-${value}`) }))}
      />
      {needsNetwork(make) && !lan && (
        <p className={`${styles.state} ${styles.trouble}`}>{t('phone-events.needs-network')}</p>
      )}
      <ul className={styles.lines}>
        {lines.map(({ name, text }) => (
          <li key={`${name} ${text}`} className={styles.line}>
            {name !== null && <span className={styles.name}>{name}</span>}
            <code className={styles.code}>{text}</code>
            <Button
              kind="quiet"
              icon={<Copy size={16} aria-hidden="true" />}
              label={name === null ? t('phone-events.copy') : t('phone-events.copy-one', { name })}
              onClick={() => void copy(text)}
            >
              {t('phone-events.copy')}
            </Button>
          </li>
        ))}
      </ul>
    </Group>
  );
}
