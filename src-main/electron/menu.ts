// The application menu: on macOS the bar that every app has, elsewhere never shown, and there for its keys alone.

import { Menu } from 'electron';

/** Sets the menu: editing, zoom and the window, without the developer's entries. Electron words the roles itself. */
export function setMenu(): void {
  const zoom: Electron.MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  const app: Electron.MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...app, { role: 'editMenu' }, zoom, { role: 'windowMenu' }]));
}
