// Where the window was, so that it opens there again: read from a file that anything may have happened to.

import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** In the screen's own pixels, as Electron gives them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

/** Narrow enough to dock beside the CRM. */
export const smallest = { width: 360, height: 480 } as const;

/** Reads the kept place; null where there is none that makes sense. */
export function readWindowPlace(path: string): WindowPlace | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the place. A place that can't be kept only costs the agent a drag, so a full disk is passed over. */
export function writeWindowPlace(path: string, place: WindowPlace): void {
  try {
    writeFileSync(path, JSON.stringify(place), { mode: 0o600 });
  } catch {
    // See above.
  }
}

/** Returns the place where enough of its title bar to drag it is on one of the screens, else null. */
export function placeOnScreens(place: WindowPlace | null, screens: readonly Rectangle[]): WindowPlace | null {
  return place !== null && screens.some((screen) => shows(screen, place)) ? place : null;
}

function shows(screen: Rectangle, place: Rectangle): boolean {
  const across = Math.min(screen.x + screen.width, place.x + place.width) - Math.max(screen.x, place.x);
  const titleBar = place.y >= screen.y - slack && place.y + titleBarHeight <= screen.y + screen.height;
  return titleBar && across >= graspable;
}

const titleBarHeight = 32;
const graspable = 120;
/** Some window managers count an invisible border in. */
const slack = 16;
const farthest = 100_000;
const coordinate = z.int().min(-farthest).max(farthest);

const shape = z.object({
  x: coordinate,
  y: coordinate,
  width: z.int().min(smallest.width).max(farthest),
  height: z.int().min(smallest.height).max(farthest),
  maximized: z.boolean(),
});
