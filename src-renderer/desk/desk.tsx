// The agent's desk above every screen: the call that is on, and the oldest call whose wrap-up isn't finished.

import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { wrapUpInFront } from '../store/wrapping.ts';
import { CallCard } from './call-card.tsx';
import styles from './desk.module.css';

/** Draws the desk; nothing where no call is on or to be finished. A card keeps its note as its call goes from on to ended. */
export function Desk() {
  const snapshot = useSnapshot((whole) => whole);
  const inHand = useOffhook((state) => state.inHand);
  const wrapUp = wrapUpInFront(snapshot, inHand);
  const calls = [snapshot.call, wrapUp].filter((call) => call !== null);
  if (calls.length === 0) return null;
  return (
    <div className={styles.desk}>
      {calls.map((call) => (
        <CallCard key={call.id} call={call} live={call.id === snapshot.call?.id ? snapshot.call : null} />
      ))}
    </div>
  );
}
