// Asks one of the system's own command line tools, without a shell between.

import { execFile } from 'node:child_process';

/** Runs a program: what it said, that it failed, or that there is no such program. */
export type RunTool = (
  tool: string,
  args: readonly string[],
) => Promise<{ readonly said: string } | 'refused' | 'no-tool'>;

/** Runs it for real; a program that takes longer than a second and a half has failed. */
export const runTool: RunTool = (tool, args) =>
  new Promise((resolve) => {
    execFile(tool, [...args], { timeout: patience }, (problem, said) => {
      if (problem === null) resolve({ said });
      else resolve(problem.code === 'ENOENT' ? 'no-tool' : 'refused');
    });
  });

const patience = 1_500;
