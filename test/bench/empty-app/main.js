// The least that Electron can show: a window with one heading. What Offhook's start and memory are held against.

import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

// Electron is ready only once this module has run: nothing here may wait for it.
app.whenReady().then(() => {
  new BrowserWindow({ width: 960, height: 720 }).loadFile(join(import.meta.dirname, 'index.html'));
});
