// Links on Linux desktops: a .desktop file of our own, and the tools that tell and set which program opens what.
// Electron's own way needs the file to be installed by a package, which a folder from npm or an AppImage is not.

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LinkHolder, type LinkScheme, linkSchemes } from '../../src-preload/contract/shell-status.ts';
import { desktopEntry } from './desktop-entry.ts';
import type { FormerHolders } from './former-holders.ts';
import type { RunTool } from './run-tool.ts';
import type { SystemLinks } from './system-links.ts';

export interface LinuxLinksOptions {
  /** What starts Offhook on its data folder. */
  readonly command: readonly string[];
  readonly icon: string;
  /** Folders of the XDG specification, the agent's own first; programs stand in `applications` below each. */
  readonly dataFolders: readonly [string, ...string[]];
  readonly former: FormerHolders;
  readonly run: RunTool;
}

/** The name under which desktops know Offhook. */
export const desktopId = 'offhook.desktop';

/** Makes the links of a Linux desktop. */
export function linuxLinks({ command, icon, dataFolders, former, run }: LinuxLinksOptions): SystemLinks {
  async function program(scheme: LinkScheme): Promise<string | 'none' | 'unknown'> {
    for (const [tool, ...args] of questions(scheme)) {
      const answer = await run(tool, args);
      if (answer === 'no-tool') continue;
      // Both tools also fail where nothing opens the link.
      return (answer !== 'refused' && /[^\s:]+\.desktop\b/.exec(answer.said)?.[0]) || 'none';
    }
    return 'unknown';
  }

  async function writeEntry(): Promise<void> {
    const folder = join(dataFolders[0], 'applications');
    await mkdir(folder, { recursive: true });
    const mimeTypes = linkSchemes.map(mimeType);
    await writeFile(join(folder, desktopId), desktopEntry({ command: [...command, '--', '%u'], icon, mimeTypes }));
    // Desktops that keep a cache of these files read it anew; the others have no such tool.
    await run('update-desktop-database', [folder]);
  }

  return {
    async holder(scheme): Promise<LinkHolder> {
      const found = await program(scheme);
      if (found === 'none' || found === 'unknown') return found;
      return found === desktopId ? 'ours' : 'other';
    },
    async claim(scheme) {
      const before = await program(scheme);
      if (before.endsWith('.desktop') && before !== desktopId) former.keep(scheme, before);
      await writeEntry();
      for (const [tool, ...args] of orders(scheme)) if ((await run(tool, args)) !== 'no-tool') return;
    },
    async openElsewhere(scheme, url) {
      const id = former.read(scheme);
      // The file holds what the system's tool said: a name, never a path.
      if (id === null || !/^[\w.@-]+\.desktop$/.test(id)) return false;
      const path = dataFolders.map((folder) => join(folder, 'applications', id)).find((file) => existsSync(file));
      if (path === undefined) return false;
      const launched = await run('gio', ['launch', path, url]);
      if (launched !== 'no-tool') return launched !== 'refused';
      const second = await run('gtk-launch', [id, url]);
      return second !== 'no-tool' && second !== 'refused';
    },
  };
}

/** Returns the folders that the XDG specification names, the agent's own first. */
export function xdgDataFolders(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): readonly [string, ...string[]] {
  const shared = (env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':').filter((folder) => folder !== '');
  return [env.XDG_DATA_HOME || join(home, '.local', 'share'), ...shared];
}

function mimeType(scheme: LinkScheme): string {
  return `x-scheme-handler/${scheme}`;
}

function questions(scheme: LinkScheme): readonly (readonly [string, ...string[]])[] {
  return [
    ['xdg-mime', 'query', 'default', mimeType(scheme)],
    ['gio', 'mime', mimeType(scheme)],
  ];
}

function orders(scheme: LinkScheme): readonly (readonly [string, ...string[]])[] {
  return [
    ['xdg-mime', 'default', desktopId, mimeType(scheme)],
    ['gio', 'mime', mimeType(scheme), desktopId],
  ];
}
