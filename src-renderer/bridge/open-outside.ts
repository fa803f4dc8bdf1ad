// Opens the phone app's URL where the core could not do it itself.

/** Opens a `tel:` or `sip:` URL in the system's phone app; any other scheme is ignored, wherever it came from. */
export function openOutside(url: string): void {
  if (!/^(tel|sip):/i.test(url)) return;
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.click();
}
