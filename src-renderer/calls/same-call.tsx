// "Same call as…": the calls that may be the same as the one that is open, for the agent to choose. Nothing is joined unasked.

import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Joinable } from '../../src-preload/contract/joins.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import { useNow } from '../words/use-now.ts';
import { CallLine } from './call-line.tsx';
import styles from './same-call.module.css';

/** Draws the choice; the arrows move in it, Escape leaves it. Those that can't be joined say why. */
export function SameCall({ calls }: { readonly calls: readonly Joinable[] }) {
  const { t } = useTranslation();
  const leaveJoin = useOffhook((state) => state.leaveJoin);
  const joinCalls = useOffhook((state) => state.joinCalls);
  const now = useNow();
  const title = useRef<HTMLHeadingElement>(null);
  useFocusPlace('joinable', title);
  useKeys({ close: leaveJoin });

  return (
    <section className={styles.same} aria-label={t('join.same-as')} onKeyDown={moveByArrows}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {t('join.same-as')}
      </h3>
      <p className={styles.help}>{t(calls.length === 0 ? 'join.none' : 'join.help')}</p>
      {calls.length > 0 && (
        <ul className={styles.calls}>
          {calls.map((one) => (
            <li key={one.row.id}>
              <button
                type="button"
                className={styles.call}
                // Not `disabled`: the reason has to be heard too.
                aria-disabled={one.merge === null}
                onClick={() => void joinCalls(one)}
              >
                <CallLine row={one.row} now={now} />
                {one.refusal !== null && (
                  <span className={styles.refusal}>
                    {failureWords(t, { code: 'cannot-merge', detail: one.refusal })}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button keyId="close" onClick={leaveJoin}>
          {t('detail.leave')}
        </Button>
      </div>
    </section>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const present = stops.findIndex((stop) => stop.matches(':focus'));
  const target = stops[present + (event.key === 'ArrowDown' ? 1 : -1)];
  event.preventDefault();
  target?.focus();
}
