// The browser shell's entry, on plain Node: options and ports into the core, the core into the web server. Only wiring.

import { join } from 'node:path';
import type { Language } from '../src-preload/contract/settings.ts';
import { closeAll } from './closing.ts';
import { systemClock } from './computer/clock.ts';
import { dataFiles, defaultDataFolder, openDataFolder } from './computer/data-folder.ts';
import { fileCheck } from './computer/file-check.ts';
import { keyFile, plain } from './computer/key-file.ts';
import { fileLog } from './computer/log.ts';
import { watchNetwork } from './computer/network-watch.ts';
import { systemRandom } from './computer/random.ts';
import { downloadsFolder, saveFile, saveText } from './computer/save-text.ts';
import { languageOfSystem } from './computer/system-language.ts';
import { startCore } from './core/app.ts';
import { startProblemOf } from './core/start-problem.ts';
import { createTransport } from './crm/undici-transport.ts';
import { type Words, wordsOf } from './electron/words.ts';
import { embeddedSandbox } from './embedded-sandbox.ts';
import { help, keyVariable, type Options, parseOptions } from './launch/options.ts';
import { handOff } from './line/hand-off.ts';
import { systemDoors } from './line/hooks/door.ts';
import { startSentence } from './start-sentence.ts';
import { version } from './version.ts';
import { browserShell } from './web/browser-shell.ts';
import { bringLink, postDoor } from './web/link-door.ts';
import { openBrowser } from './web/open-browser.ts';
import { startWeb } from './web/server.ts';

const parsed = parseOptions(process.argv.slice(2), process.env, defaultDataFolder());
// Nothing that Offhook starts, the browser for one, inherits the key.
delete process.env[keyVariable];

if (!parsed.ok) end(2, parsed.problem);
else if (parsed.options.act === 'print-help') process.stdout.write(help);
else if (parsed.options.act === 'print-version') process.stdout.write(`${version}\n`);
else await startWith(parsed.options);

async function startWith(options: Options): Promise<void> {
  const language = options.language ?? languageOfSystem([Intl.DateTimeFormat().resolvedOptions().locale]);
  const words = wordsOf(language);
  try {
    await serve(options, language, words);
  } catch (problem) {
    end(1, startSentence(words, startProblemOf(problem, 'unknown'), options.dataFolder, options.port));
  }
}

async function serve(options: Options, language: Language, words: Words): Promise<void> {
  const { dataFolder } = options;
  openDataFolder(dataFolder);
  const log = fileLog(join(dataFolder, dataFiles.log), systemClock.now);
  const sandbox = embeddedSandbox(join(dataFolder, dataFiles.sandbox));
  const started = startCore(
    {
      dataFolder,
      confirmAfter: options.confirmAfter,
      connect: options.connect,
      shell: {
        kind: 'browser',
        version,
        secrets: plain.by,
        dataFolder,
        language,
      },
    },
    {
      clock: systemClock,
      random: systemRandom,
      transport: createTransport(),
      line: handOff(null),
      doors: systemDoors,
      secrets: keyFile(join(dataFolder, dataFiles.key), plain),
      startSandbox: sandbox.start,
      saveText: (name, pieces) => saveText(downloadsFolder(), name, pieces),
      saveFile: (name, write) => saveFile(downloadsFolder(), name, write),
      checkFile: fileCheck(join(import.meta.dirname, 'check-file.js')),
      // The page is in front or closed: there is nobody else to tell.
      notice: () => {},
      shell: browserShell,
      log,
    },
  );
  const doorFile = join(dataFolder, dataFiles.linkDoor);
  if (!started.ok) {
    if (started.reason === 'in-use' && options.link !== null && (await bringLink(doorFile, options.link))) {
      process.stdout.write(`${words('launch.link-brought')}\n`);
      return;
    }
    log.write('start-failed', { problem: started.detail });
    return end(1, startSentence(words, started.reason, started.file, options.port));
  }
  const { core } = started;
  const web = await startWeb({
    core,
    folder: join(import.meta.dirname, '../renderer'),
    port: options.port,
    onLink(link, watched) {
      void core.request('link.open', { url: link });
      if (!watched && options.open) openBrowser(web.ticketUrl());
    },
  }).catch(async (problem: unknown) => {
    await closeAll([() => core.close(), sandbox.close]);
    log.write('start-failed', { problem: nameOf(problem) });
    throw problem;
  });
  const removeDoor = postDoor(doorFile, web.door);
  const unwatch = watchNetwork(() => core.woke());
  if (options.link !== null) void core.request('link.open', { url: options.link });

  let leaving = false;
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    const problems = await closeAll([unwatch, removeDoor, web.close, () => core.close(), sandbox.close]);
    for (const problem of problems) log.write('close-failed', { problem: nameOf(problem) });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave());

  process.stdout.write(`Offhook is at ${web.url}\n`);
  if (options.open) openBrowser(web.ticketUrl());
}

function end(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
