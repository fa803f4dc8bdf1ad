// The command line: every rule, and that a mistake is told by a sentence that names it.
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src-main/electron/words.ts';
import { helpText } from '../../../src-main/help-text.ts';
import { argumentsAfterApp, type Options, parseOptions, splitArguments } from '../../../src-main/launch/options.ts';

function options(...args: string[]): Options {
  const parsed = parseOptions(args, {}, '/default');
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.options;
}

/** What is printed of a mistake in English; the French has to name the same things. */
function problem(...args: string[]): string {
  const parsed = parseOptions(args, {}, '/default');
  if (parsed.ok) return 'no problem';
  const { code, names } = parsed.problem;
  const french = wordsOf('fr')(`launch.options.${code}`, names);
  expect(french).not.toMatch(/launch\.|\{\{/);
  for (const name of Object.values(names)) expect(french).toContain(String(name));
  return wordsOf('en')(`launch.options.${code}`, names);
}

describe('parseOptions', () => {
  it('runs on the default folder, with what was kept, where nothing is said', () => {
    expect(options()).toEqual({
      act: 'run',
      dataFolder: resolve('/default'),
      connect: null,
      browser: false,
      port: 0,
      open: true,
      language: null,
      confirmAfter: 180_000,
      link: null,
      inTray: false,
    });
  });

  it('takes every option, with `=` or without', () => {
    const separate = ['--data-dir', '/x', '--sandbox', '--browser', '--port', '8123', '--no-open', '--lang', 'fr'];
    const joined = ['--data-dir=/x', '--sandbox', '--browser', '--port=8123', '--no-open', '--lang=fr'];
    expect(options(...separate, '--confirm-after', '0.5')).toEqual(options(...joined, '--confirm-after=0.5'));
    expect(options(...separate, '--confirm-after', '0.5')).toEqual({
      act: 'run',
      dataFolder: resolve('/x'),
      connect: 'sandbox',
      browser: true,
      port: 8123,
      open: false,
      language: 'fr',
      confirmAfter: 500,
      link: null,
      inTray: false,
    });
  });

  it('takes a link by name, and by itself only after `--`, where nothing is an option', () => {
    expect(options('--link', 'tel:+15145550199').link).toBe('tel:+15145550199');
    expect(options('--data-dir', '/x', '--', 'callto:514 555-0199')).toMatchObject({
      link: 'callto:514 555-0199',
      dataFolder: resolve('/x'),
    });
    expect(options('--', 'tel:5145550199 --sandbox')).toMatchObject({
      link: 'tel:5145550199 --sandbox',
      connect: null,
    });
    expect(problem('tel:5145550199')).toBe('Unexpected argument: tel:5145550199.');
    expect(problem('--', 'tel:5145550199', '--sandbox')).toBe('Unexpected argument: --sandbox.');
    for (const hostile of [
      '--sandbox',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'tel',
      `tel:${'5'.repeat(1_000)}`,
      'tel:5\n6',
    ])
      expect(problem('--', hostile)).toMatch(/^--link takes a tel:/);
  });

  it('makes the data folder absolute', () => {
    expect(options('--data-dir', 'there').dataFolder).toBe(resolve('there'));
  });

  it('asks for help before the version, and for the version before running', () => {
    expect(options('--version').act).toBe('print-version');
    expect(options('--version', '--help').act).toBe('print-help');
  });

  it('takes the key from the environment, and only for the CRM that is named', () => {
    const parse = (args: string[], token: string): unknown => {
      const parsed = parseOptions(args, { OFFHOOK_CRM_TOKEN: token }, '/default');
      return parsed.ok && parsed.options.connect;
    };
    expect(parse(['--crm-url', 'https://crm.example/v2'], 'k')).toEqual({ url: 'https://crm.example/v2', key: 'k' });
    expect(parse(['--crm-url', 'https://crm.example/v2'], '')).toEqual({ url: 'https://crm.example/v2', key: null });
    expect(parse([], 'k')).toBeNull();
  });

  it('lets a key travel in clear only inside this computer', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:80', '127.8.9.1']) {
      expect(options('--crm-url', `http://${host}/v2`).connect).toMatchObject({ url: `http://${host}/v2` });
    }
    for (const host of ['crm.example', '127.0.0.1.crm.example', 'localhost.example', '192.168.1.5', '[::2]']) {
      expect(problem('--crm-url', `http://${host}/v2`)).toMatch(/--crm-url.*unencrypted/);
    }
  });

  it.each([
    [['--bogus'], '--bogus'],
    [['-x'], '-x'],
    [['--Sandbox'], '--Sandbox'],
    [['stray'], 'stray'],
    [['--sandbox=yes'], '--sandbox'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir='], '--data-dir'],
    [['--data-dir', '--sandbox'], '--data-dir'],
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--port', '80a'], '--port'],
    [['--port', '1e3'], '--port'],
    [['--lang', 'de'], '--lang'],
    [['--lang', 'FR'], '--lang'],
    [['--confirm-after=-5'], '--confirm-after'],
    [['--confirm-after', 'NaN'], '--confirm-after'],
    [['--confirm-after', 'Infinity'], '--confirm-after'],
    [['--confirm-after', '86401'], '--confirm-after'],
    [['--crm-url', 'crm.example'], '--crm-url'],
    [['--crm-url', 'ftp://crm.example'], '--crm-url'],
    [['--crm-url', 'javascript:alert(1)'], '--crm-url'],
    [['--crm-url', 'https://me:secret@crm.example'], '--crm-url'],
    [['--sandbox', '--crm-url', 'https://crm.example'], '--crm-url'],
  ])('refuses %j by name', (args, name) => {
    expect(problem(...args)).toContain(name);
    expect(problem(...args)).toMatch(/\.$/);
  });

  it('never repeats a password from the command line', () => {
    expect(problem('--crm-url', 'https://me:secret@crm.example')).not.toContain('secret');
  });

  it('answers any arguments at all without throwing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `--${text}`),
          ),
        ),
        (args) => {
          const parsed = parseOptions(args, {}, '/default');
          expect(parsed.ok || parsed.problem.code.length > 0).toBe(true);
        },
      ),
    );
  });

  it.each(['en', 'fr'] as const)('is told in full by the help, in %s', (language) => {
    const help = helpText(wordsOf(language));
    expect(help).not.toMatch(/launch\.\w|\{\{/);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(118);
    for (const name of ['data-dir', 'sandbox', 'crm-url', 'browser', 'port', 'no-open', 'lang', 'confirm-after']) {
      expect(help).toContain(`--${name}`);
    }
    expect(help).toContain('OFFHOOK_CRM_TOKEN');
  });
});

describe('splitArguments', () => {
  it('leaves what follows `--` as it is', () => {
    expect(splitArguments(['--no-sandbox', '--lang', 'fr', '--', '--no-sandbox'])).toEqual({
      own: ['--lang', 'fr', '--', '--no-sandbox'],
      chromium: ['--no-sandbox'],
    });
  });

  it('leaves the switches of Chromium and the debugger to them', () => {
    const chromium = [
      '--no-sandbox',
      '--disable-gpu',
      '--inspect=0',
      '--inspect-brk',
      '--remote-debugging-port=0',
      '--ozone-platform=wayland',
      '--enable-features=A,B',
      '--password-store=basic',
    ];
    expect(splitArguments(['--sandbox', ...chromium, '--lang=fr'])).toEqual({
      own: ['--sandbox', '--lang=fr'],
      chromium,
    });
  });

  it('keeps a typing mistake among ours, so that it is told', () => {
    expect(splitArguments(['--sandboxx', '--no-opne', '--versions']).chromium).toEqual([]);
  });
});

describe('argumentsAfterApp', () => {
  it('takes what follows the path of the app', () => {
    expect(argumentsAfterApp(['/e/electron', '--no-sandbox', '/app', '--sandbox'], false)).toEqual(['--sandbox']);
    expect(argumentsAfterApp(['electron', '-r', './loader.js', '.', '--lang', 'fr'], false)).toEqual(['--lang', 'fr']);
  });

  it('takes everything where the app is packaged', () => {
    expect(argumentsAfterApp(['/opt/offhook', '--sandbox'], true)).toEqual(['--sandbox']);
  });

  it('takes nothing where there is no path', () => {
    expect(argumentsAfterApp(['electron', '--no-sandbox'], false)).toEqual([]);
  });
});
