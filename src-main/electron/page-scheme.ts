// The page's own scheme: app://offhook/, served from the built files with the same headers as the browser shell's. A
// real origin of its own, where file:// would share one with every file of the computer.

import { protocol } from 'electron';
import { readPageFile } from '../page/page-files.ts';
import { pageHeaders } from '../page/page-policy.ts';
import { parseUrl } from '../url.ts';

/** The only page there is. */
export const pageUrl = 'app://offhook/';

/** Declares the scheme. Electron takes it only before the app is ready. Chromium keeps the page's scripts compiled. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page from this folder; anything else is a 404. */
export function servePage(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === 'offhook' && method === 'GET' ? await readPageFile(folder, pathname) : null;
    if (file === null) return new Response('Nothing here.', { status: 404, headers: pageHeaders });
    return new Response(file.bytes, { headers: { ...pageHeaders, 'content-type': file.type } });
  });
}

/** True for an address of the page itself. */
export function isPageUrl(text: string): boolean {
  const url = parseUrl(text);
  return url?.protocol === 'app:' && url.host === 'offhook';
}
