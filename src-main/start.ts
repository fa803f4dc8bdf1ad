// `npm start`: builds if needed, then starts the app in Electron where it can run, else in the browser, and says why.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from './computer/data-folder.ts';
import { wordsOf } from './electron/words.ts';
import { helpText } from './help-text.ts';
import { languageAsked } from './language-asked.ts';
import { buildIfStale } from './launch/build-if-stale.ts';
import { canSandbox, findElectron, fitElectron } from './launch/electron-fit.ts';
import { type Options, parseOptions, splitArguments } from './launch/options.ts';
import { cannotLoad, runChild } from './launch/run-child.ts';
import { version } from './version.ts';

const project = resolve(import.meta.dirname, '..');
const { own, chromium } = splitArguments(process.argv.slice(2));
const words = wordsOf(languageAsked(own));
const parsed = parseOptions(own, process.env, defaultDataFolder());

if (!parsed.ok) {
  process.stderr.write(`${words(`launch.options.${parsed.problem.code}`, parsed.problem.names)}\n`);
  process.exitCode = 2;
} else if (parsed.options.act === 'print-help') process.stdout.write(helpText(words));
else if (parsed.options.act === 'print-version') process.stdout.write(`${version}\n`);
else process.exitCode = await start(parsed.options);

async function start(options: Options): Promise<number> {
  const problem = buildIfStale(project);
  if (problem !== null) {
    process.stderr.write(`${problem}\n${words('launch.not-built')}\n`);
    return 1;
  }
  // In front: what follows `--` is a link.
  const args = isNew(options) ? ['--sandbox', ...own] : own;
  const inBrowser = (): Promise<number> => runChild(process.execPath, [join(project, 'out/main/serve.js'), ...args]);
  if (options.browser) return inBrowser();

  const fit = fitElectron({
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    switches: chromium,
    find: () => findElectron(project),
    canSandbox,
  });
  if (!fit.ok) {
    process.stderr.write(`${words(`launch.no-electron.${fit.reason}`)}\n`);
    return inBrowser();
  }
  const code = await runChild(fit.program, [...chromium, project, ...args]);
  if (code !== cannotLoad) return code;
  process.stderr.write(`${words('launch.no-electron.no-library')}\n`);
  return inBrowser();
}

/** A first start is on the sandbox; from then on the data folder knows what it is connected to. */
function isNew({ connect, dataFolder }: Options): boolean {
  return connect === null && !existsSync(join(dataFolder, 'calls.db'));
}
