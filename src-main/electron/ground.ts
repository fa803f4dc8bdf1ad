// What a window shows until its page has drawn. tokens.css is where the colours are decided; a test holds these to it.

/** Returns the page's own colour (`--colour-page`) in the light or the dark theme. */
export function groundColour(dark: boolean): string {
  return dark ? '#14171a' : '#f6f7f8';
}
