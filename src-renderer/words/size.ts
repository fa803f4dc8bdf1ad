// The room that files take, in the unit that people compare disks by.

import { localeOf } from './i18n.ts';

/** Writes megabytes in the largest unit of which there is one at least: `640 Mo`, `77,2 Go`. */
export function formatSize(megabytes: number, language: string): string {
  const [value, unit] =
    megabytes < 1_000
      ? [megabytes, 'megabyte']
      : megabytes < 1_000_000
        ? [megabytes / 1_000, 'gigabyte']
        : [megabytes / 1_000_000, 'terabyte'];
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(Number(value));
}
