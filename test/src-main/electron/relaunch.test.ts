// The command that links and the start at login run.
import { describe, expect, it } from 'vitest';
import { relaunchCommand } from '../../../src-main/electron/relaunch.ts';

const packaged = { execPath: '/opt/offhook', appImage: undefined, appFolder: null, switches: [], dataFolder: null };

describe('relaunchCommand', () => {
  it('is the program alone where all is usual', () => {
    expect(relaunchCommand(packaged)).toEqual(['/opt/offhook']);
  });

  it('is the AppImage itself, not what it unpacked for this launch', () => {
    expect(relaunchCommand({ ...packaged, appImage: '/home/a/Offhook.AppImage' })).toEqual([
      '/home/a/Offhook.AppImage',
    ]);
  });

  it('names the app and its data folder, and of the switches the one it can’t start without', () => {
    const switches = ['--remote-debugging-port=0', '--no-sandbox'];
    expect(relaunchCommand({ ...packaged, appFolder: '/src', switches, dataFolder: '/data' })).toEqual([
      '/opt/offhook',
      '--no-sandbox',
      '/src',
      '--data-dir',
      '/data',
    ]);
  });
});
