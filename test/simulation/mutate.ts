// Loaded before a run (`node --import`): changes the source of some modules on their way in, so that the product needs no
// switch for its own safety. MUTANT names the mutant.

import { registerHooks } from 'node:module';
import { mutants } from './mutants.ts';
import { pullMutants } from './pull-mutants.ts';

const mutant = [...mutants, ...pullMutants].find(({ name }) => name === process.env.MUTANT);
if (!mutant) throw new Error(`no such mutant: ${process.env.MUTANT}`);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const edits = mutant.edits.filter(({ file }) => url.endsWith(`/${file}`));
    if (edits.length === 0) return loaded;
    const source = edits.reduce((text, { file, find, replace }) => {
      if (!text.includes(find)) throw new Error(`the mutant no longer fits ${file}: ${mutant.name}`);
      return text.replaceAll(find, () => replace);
    }, String(loaded.source));
    return { ...loaded, source };
  },
});
