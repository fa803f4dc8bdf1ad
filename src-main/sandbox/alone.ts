// `npm run sandbox`: the sandbox CRM as a program of its own.

import { parseArgs } from 'node:util';
import { whenNpmIsGone } from '../parent.ts';
import { SANDBOX_KEY, type SandboxOptions, startSandbox } from './sandbox.ts';

const DEFAULT_PORT = 4010;

const help = `A local CRM with made-up leads, on 127.0.0.1 only.

  npm run sandbox -- [options]

  --port N       port to listen on, 0 for any free one (default ${DEFAULT_PORT})
  --leads N      how many leads to make up (default 400)
  --seed N       which leads to make up (default 1)
  --state FILE   keep what is sent to it in this file
  --key KEY      the API key it asks for (default ${SANDBOX_KEY})
  --help         show this text
`;

const wanted = wantedFrom(process.argv.slice(2));
if ('text' in wanted) process.stdout.write(wanted.text);
else if ('mistake' in wanted) fail(wanted.mistake, 2);
else await run(wanted.options);

async function run(options: SandboxOptions): Promise<void> {
  try {
    const sandbox = await startSandbox(options);
    process.once('SIGTERM', sandbox.close);
    process.once('SIGINT', sandbox.close);
    whenNpmIsGone(sandbox.close);
    console.log(`Sandbox CRM at ${sandbox.url} (key: ${sandbox.key})`);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    fail(taken ? `Port ${options.port} is taken. Choose another with --port, or 0 for any free one.` : `${error}`, 1);
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

type Wanted = { readonly text: string } | { readonly mistake: string } | { readonly options: SandboxOptions };

function wantedFrom(words: readonly string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string' },
        leads: { type: 'string' },
        seed: { type: 'string' },
        state: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { text: help };
    return {
      options: {
        port: wholeNumber('port', values.port, 65_535) ?? DEFAULT_PORT,
        leads: wholeNumber('leads', values.leads, 1_000_000),
        seed: wholeNumber('seed', values.seed, 2 ** 31 - 1),
        stateFile: values.state,
        key: values.key,
      },
    };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function wholeNumber(name: string, text: string | undefined, highest: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,10}$/.test(text) && Number(text) <= highest) return Number(text);
  throw new Error(`--${name} takes a whole number from 0 to ${highest}, not "${text}".`);
}
