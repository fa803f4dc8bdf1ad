// How the shell stands with the system, put together from those who know.

import { Notification } from 'electron';
import {
  type LinkHolder,
  type LinkScheme,
  linkSchemes,
  type ShellStatus,
} from '../../src-preload/contract/shell-status.ts';
import type { LoginItem } from './login-item.ts';
import type { Shortcut } from './shortcut.ts';
import type { SystemLinks } from './system-links.ts';
import { hasTrayHost } from './tray-host.ts';

export interface ShellParts {
  readonly links: SystemLinks;
  readonly login: LoginItem;
  readonly shortcut: Shortcut;
  readonly hasTray: boolean;
}

/** Asks each part now. */
export async function shellStatus({ links, login, shortcut, hasTray }: ShellParts): Promise<ShellStatus> {
  const [holders, seen] = await Promise.all([holdersOf(links), hasTray ? hasTrayHost() : null]);
  return {
    links: holders,
    shortcut: shortcut.state(),
    startAtLogin: login.isOn() ? 'on' : 'off',
    tray: seen === null ? 'impossible' : seen ? 'seen' : 'unseen',
    notifications: Notification.isSupported() ? 'possible' : 'impossible',
  };
}

async function holdersOf(links: SystemLinks): Promise<Readonly<Record<LinkScheme, LinkHolder>>> {
  const pairs = await Promise.all(linkSchemes.map(async (scheme) => [scheme, await links.holder(scheme)] as const));
  // One entry for each scheme, which fromEntries forgets.
  return Object.fromEntries(pairs) as Record<LinkScheme, LinkHolder>;
}
