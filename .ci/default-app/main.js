// Starts an unpacked app the way Electron's own default app does: this module's evaluation ends when the app's entry has
// been loaded, so `ready` waits for it. For an Electron whose own default app is missing or doesn't wait.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const { hooks, folder } = read(process.argv.slice(1));
for (const hook of hooks) require(hook);

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
try {
  await import(pathToFileURL(join(folder, manifest.main)).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}

/** `[-r HOOK]… [switches] FOLDER [the app's own arguments]` */
function read(args) {
  const hooks = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r') hooks.push(args[++at]);
    else if (!args[at].startsWith('-') && existsSync(join(args[at], 'package.json'))) {
      return { hooks, folder: resolve(args[at]) };
    }
  }
  throw new Error('no app was named');
}
