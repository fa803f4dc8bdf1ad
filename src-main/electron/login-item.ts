// The start at login: the system's own list on Windows and macOS, a file of the XDG autostart specification on Linux.

import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { desktopEntry } from './desktop-entry.ts';
import { desktopId } from './linux-links.ts';

export interface LoginItem {
  isOn(): boolean;
  /** Nothing happens where the system refuses; `isOn` tells. */
  set(on: boolean): Promise<void>;
}

export interface LoginItemOptions {
  readonly platform: NodeJS.Platform;
  /** What starts Offhook on its data folder. */
  readonly command: readonly [string, ...string[]];
  readonly icon: string;
  /** XDG: where the agent's own configuration lies. */
  readonly configFolder: string;
}

/** Makes the start at login, which opens no window where a tray shows that Offhook is there. */
export function loginItem({ platform, command, icon, configFolder }: LoginItemOptions): LoginItem {
  const [program, ...args] = [...command, '--in-tray'] as const;
  if (platform === 'linux') return autostartFile(join(configFolder, 'autostart'), [program, ...args], icon);
  return {
    isOn: () => app.getLoginItemSettings({ path: program, args }).openAtLogin,
    async set(on) {
      app.setLoginItemSettings({ openAtLogin: on, path: program, args });
    },
  };
}

function autostartFile(folder: string, command: readonly string[], icon: string): LoginItem {
  const path = join(folder, desktopId);
  return {
    isOn() {
      try {
        return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(readFileSync(path, 'utf8'));
      } catch {
        return false;
      }
    },
    async set(on) {
      if (!on) return rm(path, { force: true });
      await mkdir(folder, { recursive: true });
      await writeFile(path, desktopEntry({ command, icon, mimeTypes: [] }));
    },
  };
}
