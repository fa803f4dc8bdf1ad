// Whether anything shows tray icons now. Electron's Tray never says so on Linux: on a plain GNOME it draws into nowhere,
// and a window hidden to the tray would be gone for good.

import { type RunTool, runTool } from './run-tool.ts';

/**
 * Resolves to true where a tray icon is surely visible. Windows and macOS always have a place for it. On Linux the
 * session bus is asked for a host of StatusNotifierItem, with whichever of the usual tools is there; no tool, no bus, no
 * answer within a second all count as no tray, since a window that is minimised for nothing costs less than a lost one.
 * To be asked at each closing: panels come and go while the app runs.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform = process.platform,
  run: RunTool = runTool,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [tool, ...args] of questions) {
    const answer = await run(tool, args);
    if (answer !== 'no-tool') return answer !== 'refused' && /\btrue\b/.test(answer.said);
  }
  return false;
}

const watcher = 'org.kde.StatusNotifierWatcher';
const path = '/StatusNotifierWatcher';
const property = 'IsStatusNotifierHostRegistered';
const get = 'org.freedesktop.DBus.Properties.Get';

/** The same question to the tools of GLib, systemd and D-Bus, of which a Linux desktop has at least one. */
const questions: readonly (readonly [string, ...string[]])[] = [
  [
    'gdbus',
    'call',
    '--session',
    '--timeout=1',
    '--dest',
    watcher,
    '--object-path',
    path,
    '--method',
    get,
    watcher,
    property,
  ],
  ['busctl', '--user', '--timeout=1', 'get-property', watcher, path, watcher, property],
  [
    'dbus-send',
    '--session',
    '--print-reply',
    '--reply-timeout=1000',
    `--dest=${watcher}`,
    path,
    get,
    `string:${watcher}`,
    `string:${property}`,
  ],
];
