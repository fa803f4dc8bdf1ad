// What Offhook can be told on the command line and by its environment, read once at start by all three entries.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages } from '../../src-preload/contract/settings.ts';
import { parseUrl } from '../url.ts';
import { linkIn } from './link.ts';

/** The environment variable that holds the CRM key: a key on the command line would show in every process list. */
export const keyVariable = 'OFFHOOK_CRM_TOKEN';

export interface Options {
  /** What to do: run the app, or print something and end. */
  readonly act: 'run' | 'print-version' | 'print-help';
  /** Absolute path. */
  readonly dataFolder: string;
  /** Where to connect for this launch; null uses what was kept. */
  readonly connect: { readonly url: string; readonly key: string | null } | 'sandbox' | null;
  readonly browser: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  readonly open: boolean;
  /** Null follows the system. */
  readonly language: Language | null;
  /** Milliseconds. */
  readonly confirmAfter: number;
  /** A link to open in the dialer, in this Offhook or the one that runs; null for none. */
  readonly link: string | null;
  /** Electron only: show no window where a tray icon is sure to bring it. */
  readonly inTray: boolean;
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly problem: OptionProblem };

/** What is wrong with the command line: a sentence of `launch.options` in the locale files, and what it names. */
export interface OptionProblem {
  readonly code:
    | 'unexpected'
    | 'unknown'
    | 'no-value'
    | 'needs-value'
    | 'port'
    | 'lang'
    | 'confirm-after'
    | 'link'
    | 'two-crms'
    | 'crm-url'
    | 'crm-url-user'
    | 'crm-url-clear';
  readonly names: Readonly<Record<string, string | number>>;
}

/**
 * Reads our own arguments (see `splitArguments`). A problem names the option.
 * `defaultFolder` is the data folder where none is given.
 */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  defaultFolder: string,
): ParsedOptions {
  const { tokens } = parseArgs({ args: [...args], options: shapes, strict: false, tokens: true });
  const given = new Map<string, string>();
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    // What the system puts after `--` is the link that somebody opened, and never an option.
    if (token.kind === 'positional' && token.index > terminator && !given.has('link')) {
      given.set('link', token.value);
      continue;
    }
    if (token.kind === 'positional') return wrong('unexpected', { value: token.value });
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(shapes, token.name) ? shapes[token.name as keyof typeof shapes].type : null;
    if (type === null) return wrong('unknown', { option: token.rawName });
    if (type === 'boolean' && token.value !== undefined) return wrong('no-value', { option: token.rawName });
    if (type === 'string' && !hasValue(token)) return wrong('needs-value', { option: token.rawName });
    given.set(token.name, token.value ?? '');
  }
  return check(given, env[keyVariable] ?? null, defaultFolder);
}

/**
 * Parts arguments into Offhook's own and the switches that Chromium, Electron or a debugger read for themselves.
 * Those are named in `chromiumSwitches`, so that a typing mistake in ours is still told. What follows `--` is ours.
 */
export function splitArguments(args: readonly string[]): { readonly own: string[]; readonly chromium: string[] } {
  const own: string[] = [];
  const chromium: string[] = [];
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  for (const argument of args.slice(0, end)) (isChromiumSwitch(argument) ? chromium : own).push(argument);
  return { own: [...own, ...args.slice(end)], chromium };
}

/**
 * Returns the arguments that follow the app's path in Electron's `process.argv`; a packaged app has no path there.
 * Empty where there is no path.
 */
export function argumentsAfterApp(argv: readonly string[], packaged: boolean): string[] {
  if (packaged) return argv.slice(1);
  for (let i = 1; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    if (argument === '-r' || argument === '--require') i += 1;
    else if (!argument.startsWith('-')) return argv.slice(i + 1);
  }
  return [];
}

/**
 * Switches that aren't ours and may stand anywhere: whole names, and beginnings of families of names. Chromium reads
 * a value only after `=`, so none of them takes the next argument.
 */
const chromiumSwitches = {
  names: [
    '--class',
    '--gtk-version',
    '--headless',
    '--high-dpi-support',
    '--ignore-gpu-blocklist',
    '--in-process-gpu',
    '--inspect',
    '--inspect-brk',
    '--js-flags',
    '--no-first-run',
    '--no-sandbox',
    '--no-zygote',
    '--original-process-start-time',
    '--password-store',
    '--single-process',
    '--test-type',
    '--user-data-dir',
    '--v',
    '--vmodule',
  ],
  families: [
    '--allow-',
    '--auth-server-',
    '--disable-',
    '--enable-',
    '--force-',
    '--gpu-',
    '--host-',
    '--inspect-',
    '--log-',
    '--ozone-',
    '--proxy-',
    '--remote-debugging-',
    '--renderer-',
    '--trace-',
    '--use-',
    '--wayland-',
  ],
} as const;

const shapes = {
  'data-dir': { type: 'string' },
  sandbox: { type: 'boolean' },
  'crm-url': { type: 'string' },
  browser: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  link: { type: 'string' },
  'in-tray': { type: 'boolean' },
  lang: { type: 'string' },
  'confirm-after': { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The documented hold of the CRM's gateway and its read lag fit in it with room to spare. */
const usualConfirmAfter = '180';
const longestConfirmAfter = 86_400;

function check(given: ReadonlyMap<string, string>, key: string | null, defaultFolder: string): ParsedOptions {
  const folder = given.get('data-dir') ?? defaultFolder;
  if (folder === '') return wrong('needs-value', { option: '--data-dir' });

  const portText = given.get('port') ?? '0';
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > 65_535) return wrong('port', { value: portText });

  const languageText = given.get('lang') ?? null;
  const language = languages.find((known) => known === languageText) ?? null;
  if (languageText !== null && language === null) return wrong('lang', { value: languageText });

  const secondsText = given.get('confirm-after') ?? usualConfirmAfter;
  if (!/^\d+(\.\d+)?$/.test(secondsText) || Number(secondsText) > longestConfirmAfter)
    return wrong('confirm-after', { longest: longestConfirmAfter, value: secondsText });

  const link = given.get('link') ?? null;
  if (link !== null && linkIn(link) === null) return wrong('link');

  const url = given.get('crm-url') ?? null;
  if (url !== null && given.has('sandbox')) return wrong('two-crms');
  const urlProblem = url === null ? null : problemOfCrmUrl(url);
  if (urlProblem !== null) return urlProblem;

  return {
    ok: true,
    options: {
      act: given.has('help') ? 'print-help' : given.has('version') ? 'print-version' : 'run',
      dataFolder: resolve(folder),
      connect: url !== null ? { url, key: key === '' ? null : key } : given.has('sandbox') ? 'sandbox' : null,
      browser: given.has('browser'),
      port: Number(portText),
      open: !given.has('no-open'),
      language,
      confirmAfter: Math.round(Number(secondsText) * 1000),
      link,
      inTray: given.has('in-tray'),
    },
  };
}

function problemOfCrmUrl(text: string): ParsedOptions | null {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return wrong('crm-url', { value: text });
  if (url.username !== '' || url.password !== '') return wrong('crm-url-user', { variable: keyVariable });
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return wrong('crm-url-clear', { host: url.hostname });
  return null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function hasValue(token: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined }): boolean {
  if (token.value === undefined || token.value === '') return false;
  return token.inlineValue === true || !token.value.startsWith('--');
}

function isChromiumSwitch(argument: string): boolean {
  const name = argument.split('=', 1)[0] ?? '';
  return (
    chromiumSwitches.names.some((known) => known === name) ||
    chromiumSwitches.families.some((family) => name.startsWith(family))
  );
}

function wrong(code: OptionProblem['code'], names: OptionProblem['names'] = {}): ParsedOptions {
  return { ok: false, problem: { code, names } };
}
