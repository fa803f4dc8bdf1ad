// Doors that open on nothing: for cores whose phones report by no socket.

import type { Doors } from '../../src-main/line/hooks/door.ts';
import type { Listener } from '../../src-main/line/hooks/listener.ts';

export interface FakeDoors extends Doors {
  /** The listener behind the door that is open; null while none is. */
  listener: Listener | null;
  /** How often a door was opened. */
  opened: number;
}

/** Makes doors on a port that is always free. */
export function fakeDoors(port = 41_000): FakeDoors {
  const doors: FakeDoors = {
    listener: null,
    opened: 0,
    async open(_, listener) {
      doors.listener = listener;
      doors.opened += 1;
      return {
        ok: true,
        door: {
          port,
          async close() {
            doors.listener = null;
          },
        },
      };
    },
    addresses: () => ['192.168.1.10'],
  };
  return doors;
}
