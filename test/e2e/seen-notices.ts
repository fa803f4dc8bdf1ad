// The notifications that reach the desktop: a real notification server on the test's own bus, and what it is told.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { expect, onTestFinished } from 'vitest';

/** Starts a notification server and a listener on the bus; answers all that the listener has heard so far. */
export async function watchNotices(): Promise<() => string> {
  // Beside the one of the test before, of which the bus may not have heard that it is gone, a server would end at once.
  await expect.poll(hasServer, { timeout: 10_000 }).toBe(false);
  const server = spawn('dunst', [], { stdio: 'ignore' });
  const listener = spawn('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications',member='Notify'"], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => end(server, listener));
  let heard = '';
  listener.stdout.on('data', (bytes: Buffer) => {
    heard += String(bytes);
  });
  // Its own greeting is the first thing that it hears.
  await expect.poll(() => heard, { timeout: 10_000 }).not.toBe('');
  await expect.poll(hasServer, { timeout: 10_000 }).toBe(true);
  return () => heard;
}

function hasServer(): boolean {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/'];
  const asked = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.Notifications'];
  return execFileSync('dbus-send', [...question, ...asked], { encoding: 'utf8' }).includes('true');
}

function end(...children: readonly ChildProcess[]): void {
  for (const child of children) child.kill('SIGKILL');
}
