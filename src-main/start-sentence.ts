// What a person is told when Offhook can't start: the file or the folder, and what to do. Both shells say the same.

import type { StartProblem } from './core/start-problem.ts';
import type { Words } from './electron/words.ts';

/** Returns the sentence in the language of `words`. `file` is the file or the folder meant, `port` the one asked for. */
export function startSentence(words: Words, reason: StartProblem, file: string, port: number): string {
  return words(`cannot-start.${reason}`, { file, port });
}
