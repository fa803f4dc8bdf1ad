// The browser shell's entry, on plain Node: options and ports into the core, the core into the web server. Only wiring.

import { join } from 'node:path';
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
import { createTransport } from './crm/undici-transport.ts';
import { embeddedSandbox } from './embedded-sandbox.ts';
import { help, keyVariable, type Options, parseOptions } from './launch/options.ts';
import { handOff } from './line/hand-off.ts';
import { systemDoors } from './line/hooks/door.ts';
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
else await serve(parsed.options).catch((problem: unknown) => end(1, sentenceOf(problem)));

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
        language: options.language ?? languageOfSystem([Intl.DateTimeFormat().resolvedOptions().locale]),
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
    if (started.reason === 'in-use' && options.link !== null && (await bringLink(doorFile, options.link))) return;
    return end(1, started.message);
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

function sentenceOf(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : null;
  if (code === 'EADDRINUSE') return 'Another program uses this port: choose one with --port, or 0 for any.';
  if (code === 'EACCES') return 'The system does not let Offhook use this port or this data folder.';
  return `Offhook cannot start: ${problem instanceof Error ? problem.message : String(problem)}`;
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
