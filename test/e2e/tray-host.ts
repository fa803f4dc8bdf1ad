// Makes Electron believe in a panel that shows tray icons, or in none: the test's own display has no panel.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Returns the PATH on which the tool that asks the session bus answers this. */
export function pathWithTrayHost(present: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-tray-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tool = join(folder, 'gdbus');
  writeFileSync(tool, `#!/bin/sh\necho '(<${present}>,)'\n`);
  chmodSync(tool, 0o755);
  return `${folder}:${process.env.PATH}`;
}
