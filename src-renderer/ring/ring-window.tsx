// What the ring card's own window shows: the calls that ring and weren't silenced, and nothing else, so that its size is
// theirs.

import { useEffect, useRef } from 'react';
import { useShownAs } from '../frame/use-shown-as.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { RingCard } from './ring-card.tsx';
import styles from './ring-window.module.css';

/** Draws the window's cards, the call that has rung longest first, and tells the shell how tall they are. */
export function RingWindow() {
  useShownAs();
  const { act, request } = useOffhook((state) => state);
  const ringing = useOffhook((state) => state.snapshot?.ringing ?? none);
  const window = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.current === null) return;
    const measured = new ResizeObserver(([entry]) => {
      if (entry !== undefined) void request('shell.ring-height', { height: Math.ceil(entry.contentRect.height) });
    });
    measured.observe(window.current);
    return () => measured.disconnect();
  }, [request]);
  return (
    <main ref={window} className={styles.window}>
      {ringing
        .filter((call) => !call.silenced)
        .map((call) => (
          <RingCard
            key={call.id}
            call={call}
            keys={false}
            onOpen={() => void act('shell.show', { leadId: call.lead?.id ?? null })}
          />
        ))}
    </main>
  );
}

const none = [] as const;
