// Loaded before a run (`node --import`): changes the source of one module on its way in, so that the product needs no
// switch for its own safety. MUTANT names the mutant.

import { registerHooks } from 'node:module';
import { mutants } from './mutants.ts';

const mutant = mutants.find(({ name }) => name === process.env.MUTANT);
if (!mutant) throw new Error(`no such mutant: ${process.env.MUTANT}`);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/${mutant.file}`)) return loaded;
    const source = String(loaded.source);
    if (!source.includes(mutant.find)) throw new Error(`the mutant no longer fits ${mutant.file}: ${mutant.name}`);
    return { ...loaded, source: source.replaceAll(mutant.find, () => mutant.replace) };
  },
});
