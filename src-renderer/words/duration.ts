// Talk times as people write them: minutes and seconds.

/** Writes whole seconds as `4:05`, or `1:02:03` from an hour on. */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

export type DurationText = { readonly ok: true; readonly seconds: number | null } | { readonly ok: false };

/**
 * Reads `4:05` or `1:02:03` as seconds. Null seconds for an empty text: nobody knows. A bare number is refused, because it
 * may be minutes or seconds, and so is anything longer than a day.
 */
export function parseDuration(text: string): DurationText {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, seconds: null };
  const parts = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(trimmed);
  if (parts === null) return { ok: false };
  const seconds = Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
  return seconds > 86_400 ? { ok: false } : { ok: true, seconds };
}
