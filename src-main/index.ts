// The Electron shell's entry: options and ports into the core, the core into the shell. Only wiring.

import { join } from 'node:path';
import { app, dialog } from 'electron';
import { closeAll } from './closing.ts';
import { systemClock } from './computer/clock.ts';
import { dataFiles, defaultDataFolder, openDataFolder } from './computer/data-folder.ts';
import { fileCheck } from './computer/file-check.ts';
import { keyFile } from './computer/key-file.ts';
import { fileLog } from './computer/log.ts';
import { systemRandom } from './computer/random.ts';
import { saveFile, saveText } from './computer/save-text.ts';
import { languageOfSystem } from './computer/system-language.ts';
import { type Core, startCore } from './core/app.ts';
import type { ShellPort } from './core/ports.ts';
import { startProblemOf } from './core/start-problem.ts';
import { createTransport } from './crm/undici-transport.ts';
import { linksOfSystem } from './electron/links.ts';
import { desktopId } from './electron/linux-links.ts';
import { loginItem } from './electron/login-item.ts';
import { openExternal } from './electron/open-external.ts';
import { declarePageScheme } from './electron/page-scheme.ts';
import { relaunchCommand } from './electron/relaunch.ts';
import { safeCipher } from './electron/safe-cipher.ts';
import { openShell, openWindow, type Shell } from './electron/shell.ts';
import { wordsOf } from './electron/words.ts';
import { embeddedSandbox } from './embedded-sandbox.ts';
import { helpText } from './help-text.ts';
import { languageAsked } from './language-asked.ts';
import { linkIn } from './launch/link.ts';
import { argumentsAfterApp, keyVariable, type Options, parseOptions, splitArguments } from './launch/options.ts';
import { handOff } from './line/hand-off.ts';
import { systemDoors } from './line/hooks/door.ts';
import { startSentence } from './start-sentence.ts';
import { version } from './version.ts';

const { own, chromium } = splitArguments(argumentsAfterApp(process.argv, app.isPackaged));
const parsed = parseOptions(own, process.env, defaultDataFolder());
// Nothing that Offhook starts, the phone app for one, inherits the key.
delete process.env[keyVariable];

if (!parsed.ok) {
  const { code, names } = parsed.problem;
  printAndEnd(process.stderr, 2, `${wordsOf(languageAsked(own))(`launch.options.${code}`, names)}\n`);
} else if (parsed.options.act === 'print-help') {
  printAndEnd(process.stdout, 0, helpText(wordsOf(languageAsked(own))));
} else if (parsed.options.act === 'print-version') printAndEnd(process.stdout, 0, `${version}\n`);
else run(parsed.options);

function run(options: Options): void {
  const { dataFolder } = options;
  let shell: Shell | null = null;
  try {
    openDataFolder(dataFolder);
  } catch (problem) {
    // The only dialog that there is before the app is ready. The system's languages aren't known yet either.
    const words = wordsOf(languageAsked(own));
    const sentence = startSentence(words, startProblemOf(problem, 'unknown'), dataFolder, 0);
    process.stderr.write(`${sentence}\n`);
    dialog.showErrorBox(words('cannot-start.title'), sentence);
    app.exit(1);
    return;
  }
  // Chromium's lock lies in here: two data folders are two instances, one folder is one.
  app.setPath('userData', join(dataFolder, dataFiles.chromium));
  app.setAppUserModelId('com.offhook.desktop');
  // Linux: notifications and the dock's count go by the name of the .desktop file. Electron before 42 can't be told.
  if (typeof app.setDesktopName === 'function') app.setDesktopName(desktopId);
  // macOS brings links by an event, which may come before the app is ready; elsewhere they stand on the command line.
  let waiting = options.link;
  const open = (link: string | null): void => {
    if (link === null) return;
    if (shell === null) waiting = link;
    else shell.openLink(link);
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    open(linkIn(url));
  });
  if (!app.requestSingleInstanceLock({ link: options.link })) {
    // The first instance hears of this one, shows its window, and opens its link.
    app.exit(0);
    return;
  }
  declarePageScheme();

  const log = fileLog(join(dataFolder, dataFiles.log), systemClock.now);
  const sandbox = embeddedSandbox(join(dataFolder, dataFiles.sandbox));
  let core: Core | null = null;

  app.on('second-instance', (_event, _argv, _folder, brought) => {
    shell?.show(null);
    open(linkBrought(brought));
  });
  let leaving = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    void closeAll([() => shell?.close(), () => core?.close(), sandbox.close]).then((problems) => {
      for (const problem of problems) log.write('close-failed', { problem: nameOf(problem) });
      app.exit(0);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  const start = async (): Promise<void> => {
    await app.whenReady();
    const language = options.language ?? languageOfSystem(app.getPreferredSystemLanguages());
    const cipher = await safeCipher();
    const icons = join(import.meta.dirname, '../../resources/icons');
    const icon = join(icons, 'app.png');
    const command = commandOf(dataFolder);
    const links = linksOfSystem({ command, icon, formerFile: join(dataFolder, dataFiles.linkHolders) });
    const login = loginItem({ platform: process.platform, command, icon, configFolder: app.getPath('appData') });
    const preload = join(import.meta.dirname, '../preload/index.cjs');
    // The window's own processes start while the core reads its files. Nothing of the page is heard before the shell is open:
    // all of it is one turn.
    const main = openWindow({
      page: join(import.meta.dirname, '../renderer'),
      preload,
      icons,
      placeFile: join(dataFolder, dataFiles.windowPlace),
      links,
      hasTray: () => shell?.hasTray() === true,
      away: options.inTray,
    });
    const started = startCore(
      {
        dataFolder,
        confirmAfter: options.confirmAfter,
        connect: options.connect,
        shell: { kind: 'electron', version, secrets: cipher.by, dataFolder, language },
      },
      {
        clock: systemClock,
        random: systemRandom,
        transport: createTransport(),
        line: handOff((url) => openExternal(url, links)),
        doors: systemDoors,
        secrets: keyFile(join(dataFolder, dataFiles.key), cipher),
        startSandbox: sandbox.start,
        saveText: (name, pieces) => saveText(app.getPath('downloads'), name, pieces),
        saveFile: (name, write) => saveFile(app.getPath('downloads'), name, write),
        checkFile: fileCheck(join(import.meta.dirname, 'check-file.js')),
        notice: (notice) => shell?.tell(notice),
        shell: shellBehind(() => shell),
        log,
      },
    );
    if (!started.ok) {
      main.keepHidden();
      const words = wordsOf(language);
      const detail = startSentence(words, started.reason, started.file, 0);
      log.write('start-failed', { problem: started.detail });
      process.stderr.write(`${detail}\n`);
      await dialog.showMessageBox({ type: 'error', message: words('cannot-start.title'), detail });
      app.exit(1);
      return;
    }
    core = started.core;
    shell = openShell({ core, main, preload, icons, links, login });
    open(waiting);
  };
  start().catch((problem: unknown) => {
    log.write('start-failed', { problem: nameOf(problem) });
    const words = wordsOf(options.language ?? languageOfSystem(app.getPreferredSystemLanguages()));
    const sentence = startSentence(words, startProblemOf(problem, 'unknown'), dataFolder, 0);
    process.stderr.write(`${sentence}\n`);
    dialog.showErrorBox(words('cannot-start.title'), sentence);
    app.exit(1);
  });
}

/** The core starts before the shell around it opens, and no window asks before that. */
function shellBehind(shell: () => Shell | null): ShellPort {
  const opened = (): Shell => {
    const found = shell();
    if (found === null) throw new Error('ask the shell before it is open');
    return found;
  };
  return {
    status: async () => opened().status(),
    repair: async (part) => opened().repair(part),
    startAtLogin: async (on) => opened().startAtLogin(on),
    tryNotification: () => opened().tryNotification(),
    fitRing: (height) => opened().fitRing(height),
    show: (leadId) => opened().show(leadId),
  };
}

/** Parsed anew: any program of this account can speak to the first instance. */
function linkBrought(brought: unknown): string | null {
  const link = typeof brought === 'object' && brought !== null && 'link' in brought ? brought.link : null;
  return typeof link === 'string' ? linkIn(link) : null;
}

function commandOf(dataFolder: string): readonly [string, ...string[]] {
  return relaunchCommand({
    execPath: process.execPath,
    appImage: process.env.APPIMAGE,
    appFolder: app.isPackaged ? null : app.getAppPath(),
    switches: chromium,
    dataFolder: dataFolder === defaultDataFolder() ? null : dataFolder,
  });
}

function printAndEnd(stream: NodeJS.WriteStream, code: number, text: string): void {
  stream.write(text, () => app.exit(code));
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
