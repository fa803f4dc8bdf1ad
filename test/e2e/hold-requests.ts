// Answers of the core that the page has to wait for.

import type { Page } from 'playwright-core';

/**
 * Holds the page's requests of one method until the returned function is called. Only in the browser shell: Electron's page
 * has no network between it and the core.
 */
export async function holdRequests(page: Page, method: string): Promise<() => void> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/request', async (route) => {
    if (route.request().postData()?.includes(`"${method}"`)) await gate;
    await route.continue();
  });
  return open;
}
