// The links of this system, whichever it is.

import { homedir } from 'node:os';
import type { LinkHolder, LinkScheme } from '../../src-preload/contract/shell-status.ts';
import { appLinks } from './app-links.ts';
import { formerHolders } from './former-holders.ts';
import { linuxLinks, xdgDataFolders } from './linux-links.ts';
import { runTool } from './run-tool.ts';
import type { SystemLinks } from './system-links.ts';

export interface LinksOptions {
  /** What starts Offhook on its data folder. */
  readonly command: readonly [string, ...string[]];
  readonly icon: string;
  /** Where the programs that opened links before are kept. */
  readonly formerFile: string;
}

/** Makes them for the system that this runs on. */
export function linksOfSystem(options: LinksOptions): KnownLinks {
  return knowing(linksOnPlatform(options));
}

/** Links that remember the system's last answer: asking takes a Linux desktop a tenth of a second, and dialling can't wait. */
export interface KnownLinks extends SystemLinks {
  /** What `holder` said last; null before the first time. */
  lastHolder(scheme: LinkScheme): LinkHolder | null;
}

/** Gives links a memory. */
export function knowing(links: SystemLinks): KnownLinks {
  const last = new Map<LinkScheme, LinkHolder>();
  return {
    ...links,
    lastHolder: (scheme) => last.get(scheme) ?? null,
    async holder(scheme) {
      const holder = await links.holder(scheme);
      last.set(scheme, holder);
      return holder;
    },
  };
}

function linksOnPlatform({ command, icon, formerFile }: LinksOptions): SystemLinks {
  const { platform } = process;
  const former = formerHolders(formerFile);
  if (platform !== 'linux') return appLinks({ platform, command, former, run: runTool });
  return linuxLinks({ command, icon, former, dataFolders: xdgDataFolders(process.env, homedir()), run: runTool });
}
