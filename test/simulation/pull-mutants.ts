// The rules of reading the leads, each with the change to the source that switches it off. The simulation must notice.

import type { Mutant } from './mutants.ts';

export const pullMutants: readonly Mutant[] = [
  {
    name: 'the place of a pass is committed before the leads of its page',
    from: 380,
    edits: [
      {
        file: 'src-main/core/sync/pass.ts',
        find: 'const { added, changed } = upsert(page.leads, { thorough, reached });',
        replace:
          'clock.after(300, () => leads.open && upsert(page.leads, { thorough, reached })); const added = 0; const changed = 0;',
      },
    ],
  },
  {
    name: 'no overlap with the pass before',
    from: 20,
    edits: [{ file: 'src-main/core/sync/pass.ts', find: 'const overlapDays = 1;', replace: 'const overlapDays = 0;' }],
  },
  {
    name: "the next pass goes on from this computer's clock",
    from: 30,
    edits: [
      {
        file: 'src-main/core/sync/pass.ts',
        find: 'newest: progress.page === 1 ? newest : progress.newest,',
        replace: 'newest: new Date(clock.now()).toISOString(),',
      },
    ],
  },
  {
    name: 'a pass is not repeated where leads moved',
    from: 120,
    edits: [
      {
        file: 'src-main/core/sync/pass.ts',
        find: 'repeats < mostRepeats - 1',
        replace: 'false',
      },
    ],
  },
  {
    name: "a lead that the look at all leads didn't meet is gone, unasked",
    from: 15,
    edits: [
      {
        file: 'src-main/core/sync/survey.ts',
        find: "answer.kind === 'refused' && answer.status === 404",
        replace: 'true',
      },
      {
        file: 'src-main/core/sync/survey.ts',
        find: "if (answer.kind === 'applied') return",
        replace: "if (answer.kind === 'applied' && !isGone) return",
      },
    ],
  },
  {
    name: 'an equal second is the same lead',
    from: 115,
    edits: [
      {
        file: 'src-main/store/lead-upsert.ts',
        find: 'const settled = isSettled(lead, reading) ? 1 : 0;',
        replace: 'const settled = 1;',
      },
    ],
  },
  {
    name: 'a pass meets leads for the look at all, and compares only their times',
    from: 145,
    edits: [
      {
        file: 'src-main/core/sync/pass.ts',
        find: 'upsert(page.leads, { thorough, reached })',
        replace: 'upsert(page.leads, { thorough: false, reached })',
      },
    ],
  },
];
