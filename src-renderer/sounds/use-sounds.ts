// Lets the window be heard: the ring while it rings, and what happens once.

import { useEffect, useRef } from 'react';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useNow } from '../words/use-now.ts';
import { play } from './play.ts';
import { heardOnce, rings } from './sounds.ts';

/** Plays the sounds of the day while the component is on screen. */
export function useSounds(): void {
  const snapshot = useOffhook((state) => state.snapshot);
  const before = useRef<Snapshot | null>(null);
  const now = useNow();
  const ringing = snapshot !== null && rings(snapshot, snapshot.settings, now);
  const volume = snapshot?.settings.sounds.ring.volume ?? 0;

  useEffect(() => {
    if (snapshot === null) return;
    const { settings } = snapshot;
    for (const name of heardOnce(before.current, snapshot, settings, Date.now())) {
      play(name, settings.sounds[name].volume);
    }
    before.current = snapshot;
  }, [snapshot]);

  useEffect(() => {
    if (!ringing) return;
    play('ring', volume);
    const again = setInterval(() => play('ring', volume), ringEvery);
    return () => clearInterval(again);
  }, [ringing, volume]);
}

const ringEvery = 3_000;
