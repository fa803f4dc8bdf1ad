// The browser shell's entry, on plain Node: options and ports into the core, the core into the web server. Only wiring.

import { join } from 'node:path';
import type { Result } from '../src-preload/contract/failure.ts';
import { closeAll } from './closing.ts';
import { systemClock } from './computer/clock.ts';
import { dataFiles, defaultDataFolder, openDataFolder } from './computer/data-folder.ts';
import { fileCheck } from './computer/file-check.ts';
import { keyFile, plain } from './computer/key-file.ts';
import { fileLog } from './computer/log.ts';
import { watchNetwork } from './computer/network-watch.ts';
import { systemRandom } from './computer/random.ts';
import { downloadsFolder, saveFile, saveText } from './computer/save-text.ts';
import { startCore } from './core/app.ts';
import { startProblemOf } from './core/start-problem.ts';
import { createTransport } from './crm/undici-transport.ts';
import { wordsOf } from './electron/words.ts';
import { embeddedSandbox } from './embedded-sandbox.ts';
import { helpText } from './help-text.ts';
import { languageAsked } from './language-asked.ts';
import { keyVariable, type Options, parseOptions } from './launch/options.ts';
import { handOff } from './line/hand-off.ts';
import { systemDoors } from './line/hooks/door.ts';
import { startSentence } from './start-sentence.ts';
import { version } from './version.ts';
import { browserShell } from './web/browser-shell.ts';
import { askAddress, bringLink, postDoor } from './web/door.ts';
import { openBrowser } from './web/open-browser.ts';
import { startWeb } from './web/server.ts';

const language = languageAsked(process.argv.slice(2));
const words = wordsOf(language);
const parsed = parseOptions(process.argv.slice(2), process.env, defaultDataFolder());
// Nothing that Offhook starts, the browser for one, inherits the key.
delete process.env[keyVariable];

if (!parsed.ok) end(2, words(`launch.options.${parsed.problem.code}`, parsed.problem.names));
else if (parsed.options.act === 'print-help') process.stdout.write(helpText(words));
else if (parsed.options.act === 'print-version') process.stdout.write(`${version}\n`);
else await startWith(parsed.options);

async function startWith(options: Options): Promise<void> {
  try {
    await serve(options);
  } catch (problem) {
    end(1, startSentence(words, startProblemOf(problem, 'unknown'), options.dataFolder, options.port));
  }
}

async function serve(options: Options): Promise<void> {
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
    if (started.reason === 'in-use' && (await hasGoneToRunning(doorFile, options))) return;
    log.write('start-failed', { problem: started.detail });
    return end(1, startSentence(words, started.reason, started.file, options.port));
  }
  const { core } = started;
  const web = await startWeb({
    core,
    folder: join(import.meta.dirname, '../renderer'),
    port: options.port,
    async onLink(link, watched) {
      if (!watched && options.open) openBrowser(web.ticketUrl());
      return core.request('link.open', { url: link });
    },
  }).catch(async (problem: unknown) => {
    await closeAll([() => core.close(), sandbox.close]);
    log.write('start-failed', { problem: nameOf(problem) });
    throw problem;
  });
  const removeDoor = postDoor(doorFile, web.door);
  const unwatch = watchNetwork(() => core.woke());
  if (options.link !== null) tellRefusal(await core.request('link.open', { url: options.link }));

  let leaving = false;
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    const problems = await closeAll([unwatch, removeDoor, web.close, () => core.close(), sandbox.close]);
    for (const problem of problems) log.write('close-failed', { problem: nameOf(problem) });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave());

  process.stdout.write(`${words('launch.at', { url: web.url })}\n`);
  if (options.open) openBrowser(web.ticketUrl());
}

/** Brings this start's link to the Offhook that runs, or says where that one is. False where it has no door: it is in Electron. */
async function hasGoneToRunning(doorFile: string, options: Options): Promise<boolean> {
  if (options.link !== null) {
    const opened = await bringLink(doorFile, options.link);
    if (opened?.ok) process.stdout.write(`${words('launch.link-brought')}\n`);
    else if (opened) tellRefusal(opened);
    return opened !== null;
  }
  const address = await askAddress(doorFile);
  if (address === null) return false;
  process.stdout.write(`${words('launch.already-at', { folder: options.dataFolder, url: address.url })}\n`);
  if (options.open) openBrowser(address.ticketUrl);
  return true;
}

/** Says why a link wasn't opened, where it wasn't: behind a page that isn't open yet, nobody else would. */
function tellRefusal(opened: Result<unknown>): void {
  if (opened.ok) return;
  const why = opened.failure.detail === 'service-code' ? '-service-code' : '';
  process.stderr.write(`${words(`launch.link-refused${why}`)}\n`);
}

function end(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
