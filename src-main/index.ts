// The Electron shell's entry: options and ports into the core, the core into the shell. Only wiring.

import { join } from 'node:path';
import { app, dialog } from 'electron';
import { closeAll } from './closing.ts';
import { systemClock } from './computer/clock.ts';
import { dataFiles, defaultDataFolder, openDataFolder } from './computer/data-folder.ts';
import { keyFile } from './computer/key-file.ts';
import { fileLog } from './computer/log.ts';
import { systemRandom } from './computer/random.ts';
import { saveText } from './computer/save-text.ts';
import { languageOfSystem } from './computer/system-language.ts';
import { type Core, startCore } from './core/app.ts';
import { createTransport } from './crm/undici-transport.ts';
import { openExternal } from './electron/open-external.ts';
import { declarePageScheme } from './electron/page-scheme.ts';
import { safeCipher } from './electron/safe-cipher.ts';
import { openShell, type Shell } from './electron/shell.ts';
import { wordsOf } from './electron/words.ts';
import { embeddedSandbox } from './embedded-sandbox.ts';
import { argumentsAfterApp, help, keyVariable, type Options, parseOptions, splitArguments } from './launch/options.ts';
import { handOff } from './line/hand-off.ts';
import { version } from './version.ts';

const { own } = splitArguments(argumentsAfterApp(process.argv, app.isPackaged));
const parsed = parseOptions(own, process.env, defaultDataFolder());
// Nothing that Offhook starts, the phone app for one, inherits the key.
delete process.env[keyVariable];

if (!parsed.ok) printAndEnd(process.stderr, 2, `${parsed.problem}\n`);
else if (parsed.options.act === 'print-help') printAndEnd(process.stdout, 0, help);
else if (parsed.options.act === 'print-version') printAndEnd(process.stdout, 0, `${version}\n`);
else run(parsed.options);

function run(options: Options): void {
  const { dataFolder } = options;
  openDataFolder(dataFolder);
  // Chromium's lock lies in here: two data folders are two instances, one folder is one.
  app.setPath('userData', join(dataFolder, dataFiles.chromium));
  app.setAppUserModelId('com.offhook.desktop');
  if (!app.requestSingleInstanceLock()) {
    // The first instance hears of this one, and shows its window.
    app.exit(0);
    return;
  }
  declarePageScheme();

  const log = fileLog(join(dataFolder, dataFiles.log), systemClock.now);
  const sandbox = embeddedSandbox(join(dataFolder, dataFiles.sandbox));
  let core: Core | null = null;
  let shell: Shell | null = null;

  app.on('second-instance', () => shell?.show());
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
        line: handOff(openExternal),
        secrets: keyFile(join(dataFolder, dataFiles.key), cipher),
        startSandbox: sandbox.start,
        saveText: (name, pieces) => saveText(app.getPath('downloads'), name, pieces),
        notice: (notice) => shell?.tell(notice),
        log,
      },
    );
    if (!started.ok) {
      const words = wordsOf(language);
      process.stderr.write(`${started.message}\n`);
      const message = words('cannot-start.title');
      await dialog.showMessageBox({ type: 'error', message, detail: words(`cannot-start.${started.reason}`) });
      app.exit(1);
      return;
    }
    core = started.core;
    shell = openShell({
      core,
      page: join(import.meta.dirname, '../renderer'),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      icons: join(import.meta.dirname, '../../resources/icons'),
      placeFile: join(dataFolder, dataFiles.windowPlace),
    });
  };
  start().catch((problem: unknown) => {
    log.write('start-failed', { problem: nameOf(problem) });
    process.stderr.write(`Offhook cannot start: ${problem instanceof Error ? problem.message : String(problem)}\n`);
    app.exit(1);
  });
}

function printAndEnd(stream: NodeJS.WriteStream, code: number, text: string): void {
  stream.write(text, () => app.exit(code));
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
