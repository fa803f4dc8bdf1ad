// The present time for what is written as "today" or "5 min ago".

import { useEffect, useState } from 'react';

const refreshed = 30_000;

/** Returns epoch milliseconds, renewed every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), refreshed);
    return () => clearInterval(timer);
  }, []);
  return now;
}
