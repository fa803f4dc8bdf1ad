// The tray icon: how things stand at a glance, who rings, and the way back to the window.

import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { type TrayDeed, type TrayEntry, type TrayState, trayStateOf } from './tray-menu.ts';

export interface TrayIcon {
  /** Shows how things stand now; nothing is redrawn where nothing changed. */
  update(snapshot: Snapshot): void;
  /** Puts the icon there anew: panels lose icons when the computer sleeps or they are started again. */
  renew(snapshot: Snapshot): void;
  /** False where the system has no tray to put it in. */
  exists(): boolean;
  remove(): void;
}

/** Puts the icon in the tray where there is one. */
export function openTray(icons: string, act: (deed: TrayDeed) => void): TrayIcon {
  let tray = makeTray(icons, act);
  let shown = '';

  function update(snapshot: Snapshot): void {
    const state = trayStateOf(snapshot, Date.now());
    if (tray === null || JSON.stringify(state) === shown) return;
    shown = JSON.stringify(state);
    tray.setImage(imageFor(icons, state.icon));
    tray.setToolTip(state.tooltip);
    tray.setContextMenu(menuOf(state, act));
  }

  return {
    update,
    renew(snapshot) {
      tray?.destroy();
      tray = makeTray(icons, act);
      shown = '';
      update(snapshot);
    },
    exists: () => tray !== null,
    remove: () => tray?.destroy(),
  };
}

function makeTray(icons: string, act: (deed: TrayDeed) => void): Tray | null {
  try {
    const tray = new Tray(imageFor(icons, 'usual'));
    tray.on('click', () => act({ kind: 'show' }));
    return tray;
  } catch {
    // The window is then minimised instead of hidden, and a second start brings it back.
    return null;
  }
}

function imageFor(icons: string, icon: TrayState['icon']): Electron.NativeImage {
  const name = icon === 'usual' ? 'tray' : `tray-${icon}`;
  // macOS colours a template itself; Linux panels take the image as it is, so they get the larger one.
  if (process.platform === 'darwin') return nativeImage.createFromPath(join(icons, `${name}Template.png`));
  return nativeImage.createFromPath(join(icons, process.platform === 'linux' ? `${name}@2x.png` : `${name}.png`));
}

function menuOf({ status, ringing, deeds, quiet, quit }: TrayState, act: (deed: TrayDeed) => void): Menu {
  const item = ({ id, label, deed }: TrayEntry): MenuItemConstructorOptions => ({ id, label, click: () => act(deed) });
  return Menu.buildFromTemplate([
    ...status.map((label) => ({ label, enabled: false })),
    ...ringing.map(item),
    { type: 'separator' },
    ...deeds.map(item),
    { label: quiet.label, submenu: quiet.entries.map(item) },
    item(quit),
  ]);
}
