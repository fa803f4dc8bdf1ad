// The language of what a start prints, known before its options are: a mistake in them is told in it too.

import { type Language, languages } from '../src-preload/contract/settings.ts';
import { languageOfSystem } from './computer/system-language.ts';

/** Returns the language that `--lang` asks for, else the system's. */
export function languageAsked(args: readonly string[]): Language {
  const asked = args.flatMap((argument, index) =>
    argument === '--lang' ? (args[index + 1] ?? '') : (/^--lang=(.*)$/.exec(argument)?.[1] ?? []),
  );
  const language = languages.find((known) => known === asked.at(-1));
  return language ?? languageOfSystem([Intl.DateTimeFormat().resolvedOptions().locale]);
}
