// Sounds: each on or off, as loud as one likes, and to be tried.

import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { play } from '../sounds/play.ts';
import { type SoundName, soundNames } from '../sounds/sounds.ts';
import { useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatPercent } from '../words/when.ts';
import { Group } from './group.tsx';
import { OnOff } from './on-off.tsx';
import styles from './sounds.module.css';
import { useKeep } from './use-keep.ts';

/** Draws the sounds. */
export function Sounds() {
  const { t } = useTranslation();
  return (
    <Group name={t('settings.sounds')} help={t('settings.sounds-help')}>
      {soundNames.map((name) => (
        <Sound key={name} name={name} />
      ))}
    </Group>
  );
}

function Sound({ name }: { readonly name: SoundName }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sounds = useSnapshot((snapshot) => snapshot.settings.sounds);
  const keep = useKeep();
  const { on, volume } = sounds[name];
  // Kept when the hand is taken off: a setting is not written at each step on the way.
  const [moved, setMoved] = useState<number | null>(null);
  const shown = moved ?? volume;

  async function keepVolume(): Promise<void> {
    if (moved !== null) await keep({ sounds: { ...sounds, [name]: { on, volume: moved } } });
    setMoved(null);
  }

  return (
    <div className={styles.sound}>
      <OnOff
        legend={t(`settings.sound-${name}`)}
        on={on}
        onChoose={(next) => keep({ sounds: { ...sounds, [name]: { on: next, volume } } })}
      />
      <label className={styles.volume}>
        <span className="unseen">{t('settings.sound-volume-of', { sound: t(`settings.sound-${name}`) })}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={10}
          value={shown}
          disabled={!on}
          aria-valuetext={formatPercent(shown, language)}
          onChange={(event) => setMoved(Number(event.target.value))}
          onPointerUp={() => void keepVolume()}
          onKeyUp={() => void keepVolume()}
          onBlur={() => void keepVolume()}
        />
      </label>
      <Button
        icon={<Volume2 size={16} aria-hidden="true" />}
        label={t('settings.sound-try-of', { sound: t(`settings.sound-${name}`) })}
        onClick={() => play(name, shown)}
      >
        {t('settings.sound-try')}
      </Button>
    </div>
  );
}
