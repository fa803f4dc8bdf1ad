// The agent's own keys: each deed of the table with its key, changed by pressing another one.

import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../keys/key-label.tsx';
import { type KeyId, keyEntry, keyGroups, keyIds } from '../keys/key-map.ts';
import { chordOf } from '../keys/match-key.ts';
import { isOwn, type KeyRefusal, keysOf, refusalOf } from '../keys/own-keys.ts';
import { useKeyChoices } from '../keys/use-key-choices.ts';
import { Button } from '../parts/button.tsx';
import { Group } from './group.tsx';
import styles from './keys-part.module.css';
import { OnOff } from './on-off.tsx';
import { useKeep } from './use-keep.ts';

/** Draws every key that can be changed, the way back to those that came with the app, and the switch for single letters. */
export function KeysPart() {
  const { t } = useTranslation();
  const keep = useKeep();
  const choices = useKeyChoices();
  const anyOwn = Object.keys(choices.keys).length > 0;
  return (
    <>
      <Group help={t('settings.letters-help')}>
        <OnOff legend={t('settings.letters')} on={choices.letterKeys} onChoose={(on) => keep({ letterKeys: on })} />
      </Group>
      {keyGroups.map((group) => (
        <Group key={group} name={t(`key-sheet.group-${group}`)}>
          <ul className={styles.keys}>
            {keyIds
              .filter((id) => keyEntry(id).group === group && keyEntry(id).native !== true && id !== 'close')
              .map((id) => (
                <KeyRow key={id} id={id} />
              ))}
          </ul>
        </Group>
      ))}
      <Button disabled={!anyOwn} onClick={() => void keep({ keys: {} })}>
        {t('settings.keys-reset-all')}
      </Button>
    </>
  );
}

function KeyRow({ id }: { readonly id: KeyId }) {
  const { t } = useTranslation();
  const keep = useKeep();
  const choices = useKeyChoices();
  const [waiting, setWaiting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const name = t(`key-name.${id}`);
  const keys = keysOf(id, choices);

  function stop(): void {
    setWaiting(false);
  }

  async function take(key: string): Promise<void> {
    const refusal = refusalOf(id, key, choices);
    setSaid(refusal === null ? null : refusalWords(refusal));
    if (refusal === null && (await keep({ keys: { ...choices.keys, [id]: key } }))) stop();
  }

  function refusalWords(refusal: KeyRefusal): string {
    if (refusal.kind === 'taken') return t('settings.key-taken', { deed: t(`key-name.${refusal.by}`) });
    return t(`settings.key-${refusal.kind}`);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!waiting || event.key === 'Tab') return;
    // The window's own listener and the button must not answer it.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setSaid(null);
      stop();
      return;
    }
    const chord = chordOf({
      key: event.key,
      code: event.code,
      alt: event.altKey,
      shift: event.shiftKey,
      mod: event.ctrlKey || event.metaKey,
    });
    if (chord !== null) void take(chord);
  }

  function reset(): void {
    const { [id]: _own, ...others } = choices.keys;
    void keep({ keys: others });
  }

  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.shown}>
        {keys.map((one) => (
          <Keys key={one} keys={one} />
        ))}
        {keys.length === 0 && t('key-sheet.none')}
      </span>
      <span className={styles.deeds}>
        <Button
          kind={waiting ? 'plain' : 'quiet'}
          label={t(waiting ? 'settings.key-press-for' : 'settings.key-change-of', { deed: name })}
          pressed={waiting}
          onKeyDown={onKeyDown}
          onBlur={stop}
          onClick={() => {
            setSaid(null);
            setWaiting(!waiting);
          }}
        >
          {t(waiting ? 'settings.key-press' : 'settings.key-change')}
        </Button>
        {isOwn(id, choices) && !waiting && (
          <Button kind="quiet" label={t('settings.key-reset-of', { deed: name })} onClick={reset}>
            {t('settings.key-reset')}
          </Button>
        )}
      </span>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </li>
  );
}
