// Whether a window may be hidden: only where a tray icon is sure to bring it back.
import { describe, expect, it } from 'vitest';
import type { RunTool } from '../../../src-main/electron/run-tool.ts';
import { hasTrayHost } from '../../../src-main/electron/tray-host.ts';

type Answer = Awaited<ReturnType<RunTool>>;

/** A computer that has only these tools. */
function tools(answers: Readonly<Record<string, Answer>>): RunTool {
  return (tool) => Promise.resolve(answers[tool] ?? 'no-tool');
}

describe('hasTrayHost', () => {
  it('is sure on Windows and macOS', async () => {
    expect(await hasTrayHost('win32', tools({}))).toBe(true);
    expect(await hasTrayHost('darwin', tools({}))).toBe(true);
  });

  it.each([
    ['gdbus', '(<true>,)\n', '(<false>,)\n'],
    ['busctl', 'b true\n', 'b false\n'],
    ['dbus-send', '   variant       boolean true\n', '   variant       boolean false\n'],
  ])('believes %s on Linux', async (tool, yes, no) => {
    expect(await hasTrayHost('linux', tools({ [tool]: { said: yes } }))).toBe(true);
    expect(await hasTrayHost('linux', tools({ [tool]: { said: no } }))).toBe(false);
    expect(await hasTrayHost('linux', tools({ [tool]: 'refused' }))).toBe(false);
  });

  it('hides nothing where nobody can be asked', async () => {
    expect(await hasTrayHost('linux', tools({}))).toBe(false);
  });

  it('asks the next tool only where one is missing', async () => {
    const asked: string[] = [];
    await hasTrayHost('linux', (tool) => {
      asked.push(tool);
      return Promise.resolve(tool === 'gdbus' ? 'no-tool' : { said: 'b true' });
    });
    expect(asked).toEqual(['gdbus', 'busctl']);
  });
});
