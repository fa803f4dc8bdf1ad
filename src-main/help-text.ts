// What `--help` prints, in the language of the words: one paragraph an option, beside its name.

import type { Words } from './electron/words.ts';
import { keyVariable } from './launch/options.ts';

/** Returns the text, its lines at most 118 characters wide. */
export function helpText(words: Words): string {
  const options = listed.map((name) => {
    const told = words(`launch.help.${name}`, { variable: keyVariable });
    const given = words(`launch.help-value.${name}`, { defaultValue: '' });
    const first = `  --${name}${given === '' ? '' : ` ${given}`}`.padEnd(column);
    return first + linesOf(told).join(`\n${' '.repeat(column)}`);
  });
  return [
    words('launch.help-title'),
    '',
    `  npm start -- [${words('launch.help-options')}]`,
    '',
    ...options,
    '',
    words('launch.help-passed-on'),
    '',
  ].join('\n');
}

const listed = [
  'sandbox',
  'crm-url',
  'data-dir',
  'lang',
  'confirm-after',
  'link',
  'in-tray',
  'browser',
  'port',
  'no-open',
  'version',
  'help',
] as const;

const column = 28;
const widest = 118 - column;

function linesOf(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + 1 + word.length > widest) lines.push(word);
    else lines.splice(-1, 1, line === '' ? word : `${line} ${word}`);
  }
  return lines;
}
