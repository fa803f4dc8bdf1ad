// The agent's desk above every screen: the call in front, the others that are on, and the oldest call whose wrap-up isn't finished.

import { Fragment } from 'react';
import type { Call } from '../../src-preload/contract/call.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { wrapUpInFront, wrapUpToWriteIn } from '../store/wrapping.ts';
import { AlsoOn } from './also-on.tsx';
import { CallCard } from './call-card.tsx';
import styles from './desk.module.css';

/** Draws the desk; nothing where no call is on or to be finished. A card keeps its note as its call goes from on to ended. */
export function Desk() {
  const snapshot = useSnapshot((whole) => whole);
  const { inHand, takeInHand, wishFocus } = useOffhook((state) => state);
  const unwritten = wrapUpToWriteIn(snapshot, inHand);
  const wrapUp = wrapUpInFront(snapshot, inHand);
  const calls = [snapshot.call, wrapUp].filter((call) => call !== null);
  useKeys({ 'write-note': unwritten === null ? undefined : () => writeIn(unwritten) });

  function writeIn({ id }: Call): void {
    takeInHand(id);
    wishFocus(`note:${id}`);
  }

  if (calls.length === 0) return null;
  return (
    <div className={styles.desk}>
      {calls.map((call) => (
        <Fragment key={call.id}>
          <CallCard call={call} live={call.id === snapshot.call?.id ? snapshot.call : null} />
          {call.id === snapshot.call?.id && <AlsoOn calls={snapshot.alsoOn} />}
        </Fragment>
      ))}
    </div>
  );
}
