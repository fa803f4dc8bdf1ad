// Who opens links on a Linux desktop, with the desktop's own tools in the test's hands.
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formerHolders } from '../../../src-main/electron/former-holders.ts';
import { linuxLinks, xdgDataFolders } from '../../../src-main/electron/linux-links.ts';
import type { RunTool } from '../../../src-main/electron/run-tool.ts';
import { temporaryFolder } from '../../fakes/core.ts';

type Answer = Awaited<ReturnType<RunTool>>;

function desktop(answers: Readonly<Record<string, Answer>>) {
  const folder = temporaryFolder();
  const ran: string[] = [];
  const former = formerHolders(join(folder, 'link-holders.json'));
  const links = linuxLinks({
    command: ['/opt/offhook', '--data-dir', '/home/a/Off hook'],
    icon: '/opt/app.png',
    dataFolders: [join(folder, 'own'), join(folder, 'shared')],
    former,
    run: async (tool, args) => {
      ran.push([tool, ...args].join(' '));
      return answers[`${tool} ${args[0]}`] ?? answers[tool] ?? 'no-tool';
    },
  });
  return { folder, ran, former, links };
}

const said = (text: string): Answer => ({ said: text });

describe('linuxLinks', () => {
  it.each<[string, Answer, string]>([
    ['xdg-mime query', said('offhook.desktop\n'), 'ours'],
    ['xdg-mime query', said('org.zoiper.Zoiper-5.desktop\n'), 'other'],
    ['xdg-mime query', said(''), 'none'],
    ['xdg-mime query', 'refused', 'none'],
    ['gio mime', said('Application par défaut pour « x-scheme-handler/tel » : offhook.desktop\n'), 'ours'],
    ['gio mime', said('Default application for “x-scheme-handler/tel”: zoiper.desktop\nRegistered…\n'), 'other'],
    ['gio mime', said('No default applications for “x-scheme-handler/tel”\n'), 'none'],
    ['nothing', 'no-tool', 'unknown'],
  ])('reads %s %j as %s', async (tool, answer, holder) => {
    expect(await desktop({ [tool]: answer }).links.holder('tel')).toBe(holder);
  });

  it('takes a kind of link with a file of its own, and keeps in mind who opened it before', async () => {
    const { links, folder, ran, former } = desktop({
      'xdg-mime query': said('zoiper.desktop\n'),
      'xdg-mime default': said(''),
    });
    await links.claim('tel');
    const entry = readFileSync(join(folder, 'own/applications/offhook.desktop'), 'utf8');
    expect(entry).toContain('Exec=/opt/offhook --data-dir "/home/a/Off hook" -- %u');
    expect(entry).toContain('x-scheme-handler/offhook;');
    expect(ran).toContain('xdg-mime default offhook.desktop x-scheme-handler/tel');
    expect(former.read('tel')).toBe('zoiper.desktop');
    expect(former.read('sip')).toBeNull();
  });

  it('never takes itself for the program before', async () => {
    const { links, former } = desktop({ 'xdg-mime query': said('offhook.desktop\n'), 'xdg-mime default': said('') });
    await links.claim('tel');
    expect(former.read('tel')).toBeNull();
  });

  it('hands a number to the program before, found where programs are, and to nothing else', async () => {
    const { links, folder, ran, former } = desktop({ gio: said('') });
    expect(await links.openElsewhere('tel', 'tel:+15145550199')).toBe(false);
    former.keep('tel', 'zoiper.desktop');
    expect(await links.openElsewhere('tel', 'tel:+15145550199')).toBe(false);
    await mkdir(join(folder, 'shared/applications'), { recursive: true });
    const path = join(folder, 'shared/applications/zoiper.desktop');
    writeFileSync(path, '[Desktop Entry]');
    expect(await links.openElsewhere('tel', 'tel:+15145550199')).toBe(true);
    expect(ran).toEqual([`gio launch ${path} tel:+15145550199`]);
    former.keep('tel', '../../zoiper.desktop');
    expect(await links.openElsewhere('tel', 'tel:+15145550199')).toBe(false);
  });
});

describe('formerHolders', () => {
  it('is empty where its file holds anything else', () => {
    const path = join(temporaryFolder(), 'link-holders.json');
    for (const text of ['', '[]', '{"http":"x"}', '{"tel":5}']) {
      writeFileSync(path, text);
      expect(formerHolders(path).read('tel')).toBeNull();
    }
  });
});

describe('xdgDataFolders', () => {
  it('are those of the environment, else those of the specification', () => {
    expect(xdgDataFolders({}, '/home/a')).toEqual(['/home/a/.local/share', '/usr/local/share', '/usr/share']);
    expect(xdgDataFolders({ XDG_DATA_HOME: '/x', XDG_DATA_DIRS: '/y::/z' }, '/home/a')).toEqual(['/x', '/y', '/z']);
  });
});
