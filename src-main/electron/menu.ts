// The application menu: on macOS the bar that every app has, elsewhere never shown, and there for its keys alone.

import { app, Menu } from 'electron';
import type { Words } from './words.ts';

/** Sets the menu in a language: editing, zoom and the window, without the developer's entries. */
export function setMenu(words: Words): void {
  const item = (role: Role): Electron.MenuItemConstructorOptions => ({
    role,
    label: words(`menu.${role}`, { app: app.name }),
  });
  const group = (name: Group, roles: readonly (Role | null)[]): Electron.MenuItemConstructorOptions => ({
    label: words(`menu.${name}`),
    submenu: roles.map((role) => (role === null ? { type: 'separator' } : item(role))),
  });
  const own: Electron.MenuItemConstructorOptions = {
    label: app.name,
    submenu: [item('about'), { type: 'separator' }, item('hide'), item('hideOthers'), item('unhide'), item('quit')],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [own] : []),
      group('edit', ['undo', 'redo', null, 'cut', 'copy', 'paste', 'selectAll']),
      group('view', ['resetZoom', 'zoomIn', 'zoomOut', null, 'togglefullscreen']),
      group('window', ['minimize', 'close']),
    ]),
  );
}

type Group = 'edit' | 'view' | 'window';
type Role =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'close';
