// Sounds made on the spot by the Web Audio API: no files to ship, none to load.

import { type SoundName, tones } from './sounds.ts';

/** Plays a sound once; `volume` in percent. A browser lets no page be heard before it was touched once: until then, nothing. */
export function play(name: SoundName, volume: number): void {
  audio ??= new AudioContext();
  const { destination, currentTime } = audio;
  if (audio.state === 'suspended') void audio.resume();
  for (const { at, lasts, hertz } of tones[name]) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    const begins = currentTime + at;
    tone.frequency.value = hertz;
    // Two tones at once have to stay under full level, and none may begin or end with a click.
    loudness.gain.setValueAtTime(0, begins);
    loudness.gain.linearRampToValueAtTime((volume / 100) * loudest, begins + fade);
    loudness.gain.setValueAtTime((volume / 100) * loudest, begins + lasts - fade);
    loudness.gain.linearRampToValueAtTime(0, begins + lasts);
    tone.connect(loudness).connect(destination);
    tone.start(begins);
    tone.stop(begins + lasts);
  }
}

let audio: AudioContext | null = null;
const loudest = 0.4;
/** Seconds. */
const fade = 0.015;
