// The browser shell's token: it comes in the address, and must not stay there to be copied, bookmarked or shown.

const storageKey = 'offhook.token';

/**
 * Takes the token out of the address bar and keeps it for this tab, so that a reload finds it again.
 * Empty where there is none: the core then refuses every request.
 */
export function takeToken(): string {
  const given = location.hash.slice(1);
  if (given === '') return sessionStorage.getItem(storageKey) ?? '';
  sessionStorage.setItem(storageKey, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}
