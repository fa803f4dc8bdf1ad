// Links on Windows and macOS, as Electron asks for them.

import { app } from 'electron';
import type { FormerHolders } from './former-holders.ts';
import type { RunTool } from './run-tool.ts';
import type { SystemLinks } from './system-links.ts';

export interface AppLinksOptions {
  readonly platform: NodeJS.Platform;
  /** What starts Offhook on its data folder. */
  readonly command: readonly [string, ...string[]];
  readonly former: FormerHolders;
  readonly run: RunTool;
}

/** Makes the links of Windows or macOS. Windows asks the agent in its own settings before it changes who opens what. */
export function appLinks({ platform, command, former, run }: AppLinksOptions): SystemLinks {
  const [program, ...args] = command;
  // Nothing after the two dashes is an option, whatever a link holds.
  const whole = [...args, '--'];
  return {
    async holder(scheme) {
      if (app.isDefaultProtocolClient(scheme, program, whole)) return 'ours';
      return app.getApplicationNameForProtocol(`${scheme}:`) === '' ? 'none' : 'other';
    },
    async claim(scheme) {
      if (platform === 'darwin' && !app.isDefaultProtocolClient(scheme)) {
        const before = await app.getApplicationInfoForProtocol(`${scheme}:`).catch(() => null);
        if (before !== null) former.keep(scheme, before.path);
      }
      app.setAsDefaultProtocolClient(scheme, program, whole);
    },
    async openElsewhere(scheme, url) {
      const before = platform === 'darwin' ? former.read(scheme) : null;
      if (before === null) return false;
      const opened = await run('open', ['-a', before, url]);
      return opened !== 'refused' && opened !== 'no-tool';
    },
  };
}
