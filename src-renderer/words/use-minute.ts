// The minute of the clock, for what may be otherwise in the next one: whether people may be called at this hour.

import { useEffect, useState } from 'react';

/** Returns the minute that the clock shows, counted from the epoch; renewed as the next one begins, or the computer wakes. */
export function useMinute(): number {
  const [minute, setMinute] = useState(present);
  useEffect(() => {
    // A timer of the very length would lag behind once the computer has slept or its clock was set.
    const timer = setInterval(() => setMinute(present()), aSecond);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

const aSecond = 1_000;

function present(): number {
  return Math.floor(Date.now() / 60_000);
}
