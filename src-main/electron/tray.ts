// The tray icon: how things stand at a glance, and the way back to the window.

import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { type TrayDeed, type TrayState, trayStateOf } from './tray-menu.ts';

export interface TrayIcon {
  /** Shows how things stand now; nothing is redrawn where nothing changed. */
  update(snapshot: Snapshot): void;
  remove(): void;
}

/** Puts the icon in the tray. Null where the system has no tray to put it in. */
export function openTray(icons: string, act: (deed: TrayDeed) => void): TrayIcon | null {
  const tray = makeTray(icons);
  if (tray === null) return null;
  tray.on('click', () => act('show'));
  let shown = '';
  return {
    update(snapshot) {
      const state = trayStateOf(snapshot);
      if (JSON.stringify(state) === shown) return;
      shown = JSON.stringify(state);
      tray.setImage(imageFor(icons, state.needsYou));
      tray.setToolTip(state.tooltip);
      tray.setContextMenu(menuOf(state, act));
    },
    remove: () => tray.destroy(),
  };
}

function makeTray(icons: string): Tray | null {
  try {
    return new Tray(imageFor(icons, false));
  } catch {
    // The window is then minimised instead of hidden, and a second start brings it back.
    return null;
  }
}

function imageFor(icons: string, needsYou: boolean): Electron.NativeImage {
  const name = needsYou ? 'tray-needs-you' : 'tray';
  // macOS colours a template itself; Linux panels take the image as it is, so they get the larger one.
  if (process.platform === 'darwin') return nativeImage.createFromPath(join(icons, `${name}Template.png`));
  return nativeImage.createFromPath(join(icons, process.platform === 'linux' ? `${name}@2x.png` : `${name}.png`));
}

function menuOf({ status, deeds }: TrayState, act: (deed: TrayDeed) => void): Menu {
  return Menu.buildFromTemplate([
    ...status.map((label) => ({ label, enabled: false })),
    { type: 'separator' as const },
    ...deeds.map(({ deed, label }) => ({ id: deed, label, click: () => act(deed) })),
  ]);
}
