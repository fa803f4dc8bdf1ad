// What is said of a start that can't be: the file, and what to do, in both languages and never in a parser's words.

import { expect, it } from 'vitest';
import { startProblemOf } from '../../src-main/core/start-problem.ts';
import { wordsOf } from '../../src-main/electron/words.ts';
import { startSentence } from '../../src-main/start-sentence.ts';

const problem = (code: string, more = {}) => Object.assign(new Error('raw words'), { code, ...more });

it.each([
  [problem('EADDRINUSE'), 'port-taken'],
  [problem('EACCES', { syscall: 'listen' }), 'port-refused'],
  [problem('EACCES', { syscall: 'mkdir' }), 'no-access'],
  [problem('SQLITE_READONLY_DIRECTORY'), 'no-access'],
  [new Error('lock the data folder', { cause: problem('SQLITE_CANTOPEN') }), 'no-access'],
  [problem('ENOSPC'), 'full'],
  [problem('SQLITE_FULL'), 'full'],
  [problem('EEXIST'), 'no-folder'],
  [problem('SQLITE_NOTADB'), 'unknown'],
  ['thrown', 'unknown'],
] as const)('%s is %s', (error, reason) => {
  expect(startProblemOf(error, 'unknown')).toBe(reason);
  for (const language of ['en', 'fr'] as const) {
    const sentence = startSentence(wordsOf(language), reason, '/home/x/Offhook', 8080);
    expect(sentence).toContain(reason.startsWith('port') ? '8080' : '/home/x/Offhook');
    expect(sentence).not.toMatch(/raw words|cannot-start|\{\{/);
  }
});

it('names the port in French as in English', () => {
  const french = startSentence(wordsOf('fr'), 'port-taken', '/x', 80);
  expect(french).toMatch(/^Un autre programme utilise le port 80/);
});
