// Keys that mean the same in every program, such as Ctrl+Z: the browser has them too, so the table of keys can't.

import { useEffect, useRef } from 'react';
import { placeOf } from './match-key.ts';

/** Answers Ctrl, or Cmd, with a letter while `run` is given. In a field the key stays the field's own. */
export function useUsualKey(letter: string, run: (() => void) | undefined): void {
  const answer = useRef(run);
  useEffect(() => {
    answer.current = run;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const other = event.shiftKey || event.altKey || event.defaultPrevented || placeOf(event.target) === 'text';
      if (other || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== letter || !answer.current) return;
      event.preventDefault();
      answer.current();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [letter]);
}
