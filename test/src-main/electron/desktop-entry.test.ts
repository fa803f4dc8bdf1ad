// The .desktop file: what stands in `Exec` comes out of a desktop's own reading as it went in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desktopEntry } from '../../../src-main/electron/desktop-entry.ts';

describe('desktopEntry', () => {
  it('names the program, the links it opens and where the link goes', () => {
    const text = desktopEntry({
      command: ['/opt/Off hook/offhook', '--data-dir', '/home/a/$HOME "x"', '--', '%u'],
      icon: '/opt/app.png',
      mimeTypes: ['x-scheme-handler/tel', 'x-scheme-handler/sip'],
    });
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'Exec="/opt/Off hook/offhook" --data-dir "/home/a/\\\\$HOME \\\\"x\\\\"" -- %u',
        'Icon=/opt/app.png',
        'MimeType=x-scheme-handler/tel;x-scheme-handler/sip;',
      ]),
    );
  });

  it('keeps any argument whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((text) => text !== '%u')),
        (rest) => {
          const command = ['/bin/offhook', ...rest];
          expect(readExec(desktopEntry({ command, icon: '', mimeTypes: [] }))).toEqual(command);
        },
      ),
    );
  });
});

/** Reads `Exec` as the Desktop Entry Specification tells: the escapes of a value, then quotes, then percent signs. */
function readExec(text: string): readonly string[] {
  const value = /^Exec=(.*)$/m.exec(text)?.[1] ?? '';
  const plain = value.replace(/\\([\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
  const words = [...plain.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s"]+)/gs)];
  return words.map(([, quoted, bare]) => (quoted?.replace(/\\(["`$\\])/g, '$1') ?? bare ?? '').replaceAll('%%', '%'));
}
