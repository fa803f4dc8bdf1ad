// Where Offhook keeps what it knows, and how that folder is made: the same place for both shells.

import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Names of the files that the shells keep in the data folder, beside the store's own. */
export const dataFiles = {
  key: 'crm-key',
  log: 'offhook.log',
  sandbox: 'sandbox.json',
  windowPlace: 'window-place.json',
  /** Where a browser shell that runs takes links from other starts. */
  linkDoor: 'link-door.json',
  /** Who opened links before Offhook asked to. */
  linkHolders: 'link-holders.json',
  /** Chromium's own folder: its lock makes two data folders two instances. */
  chromium: 'electron',
} as const;

/**
 * Returns the folder used where none was asked for: what Electron calls `appData`, then `Offhook`. Worked out here
 * rather than asked of Electron, so that plain Node finds the same one.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  return join(configFolder(platform, env, home), 'Offhook');
}

/** Makes the folder where it is missing, and closes it to other accounts. Throws where the file system refuses. */
export function openDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

function configFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
  const asked = env.XDG_CONFIG_HOME;
  // The XDG specification tells to pass over a relative path.
  return asked !== undefined && isAbsolute(asked) ? asked : join(home, '.config');
}
