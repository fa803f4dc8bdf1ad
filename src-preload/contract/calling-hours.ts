// Whether it is a fitting hour to call somebody, on the clocks where their number belongs. A warning, never a stop.

import type { z } from 'zod';
import type { callingHoursSchema } from './settings-schema.ts';

export type CallingHours = z.infer<typeof callingHoursSchema>;

/** CRTC, Unsolicited Telecommunications Rules, part III: 9:00 to 21:30 on weekdays, 10:00 to 18:00 on weekends. */
export const defaultCallingHours: CallingHours = {
  weekday: { from: '09:00', to: '21:30' },
  weekend: { from: '10:00', to: '18:00' },
};

/** What the clocks show at a place. */
export interface LocalTime {
  readonly zone: string;
  /** `HH:MM`, of 24 hours. */
  readonly time: string;
  /** True where it is outside of the hours there. */
  readonly outside: boolean;
  /** The hours that hold there on this day. */
  readonly hours: { readonly from: string; readonly to: string };
}

/**
 * Reads the clocks of some zones at an instant in epoch milliseconds, zones that show the same time once; empty where it
 * is within the hours in every one of them.
 */
export function outsideHours(zones: readonly string[], hours: CallingHours, now: number): readonly LocalTime[] {
  const times = new Map<string, LocalTime>();
  for (const zone of zones) {
    const { time, weekend } = clockIn(zone, now);
    const held = weekend ? hours.weekend : hours.weekday;
    const key = `${time} ${weekend}`;
    if (!times.has(key)) times.set(key, { zone, time, outside: time < held.from || time >= held.to, hours: held });
  }
  const all = [...times.values()];
  return all.some(({ outside }) => outside) ? all : [];
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The system's own table of zones tells the time there, summer time included. */
function clockIn(zone: string, now: number): { readonly time: string; readonly weekend: boolean } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  return { time: `${parts.hour}:${parts.minute}`, weekend: parts.weekday === 'Sat' || parts.weekday === 'Sun' };
}
