// `npm start`: builds if needed, then starts the app in Electron where it can run, else in the browser, and says why.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { defaultDataFolder } from './data-folder.ts';
import { canSandbox, findElectron, fitElectron } from './electron-fit.ts';
import { help, type Options, parseOptions, splitArguments } from './options.ts';
import { version } from './version.ts';

const project = resolve(import.meta.dirname, '..');
const { own, chromium } = splitArguments(process.argv.slice(2));
const parsed = parseOptions(own, process.env, defaultDataFolder());

if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\n`);
  process.exitCode = 2;
} else if (parsed.options.act === 'print-help') process.stdout.write(help);
else if (parsed.options.act === 'print-version') process.stdout.write(`${version}\n`);
else process.exitCode = await start(parsed.options);

async function start(options: Options): Promise<number> {
  const problem = buildIfStale(project);
  if (problem !== null) {
    process.stderr.write(`${problem}\nOffhook could not be built.\n`);
    return 1;
  }
  const args = isNew(options) ? [...own, '--sandbox'] : own;
  const inBrowser = (): Promise<number> => run(process.execPath, [join(project, 'out/main/serve.js'), ...args]);
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
    process.stderr.write(`Electron can't run here (${fit.reason}), so Offhook opens in the browser.\n`);
    return inBrowser();
  }
  const code = await run(fit.program, [...chromium, project, ...args]);
  if (code !== cannotLoad) return code;
  process.stderr.write(
    "Electron can't run here (a library of the system is missing), so Offhook opens in the browser.\n",
  );
  return inBrowser();
}

/** A first start is on the sandbox; from then on the data folder knows what it is connected to. */
function isNew({ connect, dataFolder }: Options): boolean {
  return connect === null && !existsSync(join(dataFolder, 'calls.db'));
}

/** The loader of Linux, when a library isn't there. */
const cannotLoad = 127;

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program on this console and resolves to its exit code, by the shell's custom where a signal ended it. Signals
 * are passed on, and this process ends after its child. From a keyboard both get Ctrl-C; the second one changes nothing.
 */
function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  return new Promise((done) => {
    const finish = (code: number): void => {
      for (const signal of passedOn) process.off(signal, pass);
      done(code);
    };
    child.once('error', () => finish(cannotLoad));
    child.once('exit', (code, signal) => finish(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
