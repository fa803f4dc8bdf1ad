// Listens to the keyboard for the whole window and gives each key to the screen that answers it now.

import { useEffect, useRef } from 'react';
import type { KeyId } from './key-map.ts';
import { keyIds } from './key-map.ts';
import { matchKey, placeOf } from './match-key.ts';
import { useKeyChoices } from './use-key-choices.ts';

export type KeyHandlers = { readonly [id in KeyId]?: (() => void) | undefined };

const answering: { readonly current: KeyHandlers }[] = [];
const sequenceTime = 1_200;

/** Answers these keys while the component is on screen; the one drawn last wins where two answer the same. */
export function useKeys(handlers: KeyHandlers): void {
  const ref = useRef(handlers);
  useEffect(() => {
    ref.current = handlers;
  });
  useEffect(() => {
    answering.push(ref);
    return () => {
      answering.splice(answering.indexOf(ref), 1);
    };
  }, []);
}

/** Starts the window's one listener. While `paused`, a dialog has the keyboard. */
export function useKeyListener(paused: boolean, onDigit: (() => void) | null): void {
  const choices = useKeyChoices();
  const decided = useRef(choices);
  useEffect(() => {
    decided.current = choices;
  });
  useEffect(() => {
    if (paused) return;
    let pending: { readonly key: string; readonly at: number } | null = null;

    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const place = placeOf(event.target);
      const first = pending !== null && event.timeStamp - pending.at < sequenceTime ? pending.key : null;
      pending = null;
      const pressed = {
        key: event.key,
        code: event.code,
        alt: event.altKey,
        shift: event.shiftKey,
        mod: event.ctrlKey || event.metaKey,
      };
      const match = matchKey(pressed, place, first, possibleDeeds(), decided.current);
      if (match.kind === 'prefix') pending = { key: match.key, at: event.timeStamp };
      if (match.kind === 'deed') {
        event.preventDefault();
        doDeed(match.id);
      }
      // The field takes the focus before the browser types, so the digit itself lands in it.
      if (match.kind === 'none' && place !== 'text' && !pressed.alt && !pressed.mod && /^[0-9+*#]$/.test(event.key)) {
        onDigit?.();
      }
    }

    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [paused, onDigit]);
}

/** Lists the deeds that a key would do now. */
export function possibleDeeds(): readonly KeyId[] {
  return keyIds.filter((id) => handlerOf(id) !== undefined);
}

/** Does a deed as its key would; nothing where it isn't possible now. */
export function doDeed(id: KeyId): void {
  handlerOf(id)?.();
}

function handlerOf(id: KeyId): (() => void) | undefined {
  return answering.findLast((handlers) => handlers.current[id] !== undefined)?.current[id];
}
