// What the page gets of Electron: `window.bridge`, and nothing else.

import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge } from './contract/api.ts';
import { failed } from './contract/failure.ts';
import type { Snapshot } from './contract/snapshot.ts';

const bridge: Bridge = {
  request: (method, argument) => ipcRenderer.invoke('request', method, argument).catch(() => failed('unreachable')),
  /** The present snapshot comes first, as it does over HTTP. */
  subscribe(listener) {
    const pass = (_event: IpcRendererEvent, snapshot: Snapshot): void => listener(snapshot);
    ipcRenderer.on('snapshot', pass);
    void bridge.request('app.snapshot', null).then((answer) => answer.ok && listener(answer.value));
    return () => ipcRenderer.off('snapshot', pass);
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
