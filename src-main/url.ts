// Reads addresses without throwing. `URL.parse` would do, but Node 20 doesn't have it.

/** Returns the parsed address, or null for a text that is none. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
