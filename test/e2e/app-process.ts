// Starts the built app as a person would, in either shell, and ends it kindly or not.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from 'playwright-core';

const project = resolve(import.meta.dirname, '../..');

/** The app in one shell, on one data folder that outlives its processes. */
export interface Stage {
  readonly folder: string;
  /** The window. Another one after each start. */
  page(): Page;
  start(...options: readonly string[]): Promise<void>;
  /** The links that were given to the system's phone app since the start: no test has one. */
  opened(): Promise<readonly string[]>;
  /** Ends the app as its own Quit would; answers its exit code. */
  quit(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Takes everything down and removes the data folder. */
  clear(): Promise<void>;
}

/** Options that every test starts with: English, and a short wait before a lost answer is looked up. */
const usual = ['--lang', 'en', '--confirm-after', '2'];

/** Chromium without any of the traffic of its own. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserStage extends Stage {
  /** The address that the app printed last. */
  url(): string;
  /** Starts the app again behind the window that is open, as it stands. */
  startBehind(...options: readonly string[]): Promise<void>;
  /** Opens a window of its own on the same address. */
  anotherWindow(): Promise<Page>;
}

/** Starts a headless Chromium, which many stages may share. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
}

/** Prepares the browser shell with headless Chromium in front of it: its own unless one is `shared`. */
export async function browserStage(
  env: Readonly<Record<string, string>> = {},
  shared: Browser | null = null,
): Promise<BrowserStage> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-e2e-'));
  const browser = shared ?? (await launchChromium());
  const context = await browser.newContext({ viewport: { width: 960, height: 720 } });
  let app: ChildProcess | null = null;
  let page: Page | null = null;
  let url = '';

  async function startBehind(...options: readonly string[]): Promise<void> {
    const args = [join(project, 'out/main/serve.js'), '--no-open', '--data-dir', folder, ...usual, ...options];
    app = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, HOME: folder, ...env },
    });
    url = await printedUrl(app);
  }

  async function anotherWindow(): Promise<Page> {
    const opened = await context.newPage();
    // The browser would ask for a phone app in a dialog of its own, which takes the keyboard and which no test can answer.
    await opened.addInitScript(() => {
      const opened: string[] = [];
      Object.assign(window, { opened });
      HTMLAnchorElement.prototype.click = function record() {
        opened.push(this.href);
      };
    });
    await opened.goto(url);
    return opened;
  }

  return {
    folder,
    page: () => present(page),
    url: () => url,
    startBehind,
    anotherWindow,
    async start(...options) {
      await startBehind(...options);
      await page?.close();
      page = await anotherWindow();
    },
    opened: () => present(page).evaluate(() => (window as unknown as { opened: string[] }).opened),
    async quit() {
      const leaving = present(app);
      leaving.kill('SIGTERM');
      return exitOf(leaving);
    },
    async kill() {
      const dying = present(app);
      dying.kill('SIGKILL');
      await exitOf(dying);
    },
    async clear() {
      if (app && app.exitCode === null && app.signalCode === null) {
        app.kill('SIGKILL');
        await exitOf(app);
      }
      await context.close();
      if (shared === null) await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface ElectronStage extends Stage {
  app(): ElectronApplication;
  signal(name: NodeJS.Signals): void;
  /** Starts Offhook once more on the same folder, as a click on its icon does; answers how that process ended. */
  startAgain(...options: readonly string[]): Promise<number | null>;
  /** Answers how the app ended, once it did. */
  ended(): Promise<number | null>;
}

/** Prepares Electron: the one that npm installed, or the one in ELECTRON_OVERRIDE_DIST_PATH, as its own launcher does. */
export function electronStage(env: Readonly<Record<string, string>> = {}): ElectronStage {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-e2e-'));
  let app: ElectronApplication | null = null;
  // Held apart: Playwright forgets an app's process once it has ended.
  let running: ChildProcess | null = null;
  let page: Page | null = null;
  return {
    folder,
    app: () => present(app),
    page: () => present(page),
    async start(...options) {
      app = await _electron.launch({
        cwd: project,
        args: ['--no-sandbox', '--disable-gpu', project, '--data-dir', folder, ...usual, ...options],
        env: { ...stringsOf(process.env), ...env },
      });
      running = app.process();
      page = await app.firstWindow();
      await recordOpened(app);
    },
    opened: () => present(app).evaluate(() => (globalThis as unknown as { opened: string[] }).opened),
    startAgain(...options) {
      const args = ['--no-sandbox', '--disable-gpu', project, '--data-dir', folder, ...usual, ...options];
      return exitOf(spawn(electronProgram(), args, { stdio: 'ignore', env: { ...process.env, ...env } }));
    },
    signal: (name) => void present(running).kill(name),
    ended: () => exitOf(present(running)),
    async quit() {
      const leaving = present(running);
      leaving.kill('SIGTERM');
      return exitOf(leaving);
    },
    async kill() {
      const dying = present(running);
      dying.kill('SIGKILL');
      await exitOf(dying);
    },
    async clear() {
      if (running && running.exitCode === null && running.signalCode === null) {
        running.kill('SIGKILL');
        await exitOf(running);
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Has the app record links instead of opening them. The inspector holds what it awaits weakly, so the collector can take the
 * answer of a busy app; done twice is as good as once.
 */
async function recordOpened(app: ElectronApplication, attempts = 5): Promise<void> {
  try {
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url) => {
        opened.push(url);
      };
    });
  } catch (error) {
    if (attempts === 1 || !String(error).includes('promise was garbage collected')) throw error;
    await recordOpened(app, attempts - 1);
  }
}

/** In plain Node, the package answers the path of its program. */
function electronProgram(): string {
  return createRequire(import.meta.url)('electron') as string;
}

function printedUrl(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    app.stdout?.on('data', (bytes: Buffer) => {
      printed += String(bytes);
      const url = /^Offhook (?:is at|est à l’adresse) (\S+)$/m.exec(printed)?.[1];
      if (url) resolve(url);
    });
    app.once('exit', (code) => reject(new Error(`the app ended with ${code} before it was up: ${printed}`)));
  });
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('the app was not started');
  return value;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
