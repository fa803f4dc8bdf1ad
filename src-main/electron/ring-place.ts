// Where the ring card stands: at the bottom right of a screen, in front of whatever is there and clear of the taskbar.

import type { Rectangle } from './window-place.ts';

/** Width in the screen's own pixels; the height is that of what rings. */
export const ringWidth = 376;

/** Returns the card's place in a work area, for a card of this height; a taller one is cut at the top margin. */
export function ringPlace(area: Rectangle, height: number): Rectangle {
  const width = Math.min(ringWidth, area.width - 2 * margin);
  const fitting = Math.max(1, Math.min(Math.ceil(height), area.height - 2 * margin));
  return {
    x: area.x + area.width - margin - width,
    y: area.y + area.height - margin - fitting,
    width,
    height: fitting,
  };
}

const margin = 16;
