// Dialogs, as an agent leaves them.

import type { Page } from 'playwright-core';

/** Closes the open dialog by Escape. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
