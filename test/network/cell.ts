// One cell of a table of tests that run side by side: its failure is told by name, and leaves the others to finish.

/** Runs a cell. Returns how it failed, in one line that begins with its name; empty where it held. */
export async function cell(name: string, run: () => Promise<void>): Promise<readonly string[]> {
  try {
    await run();
    return [];
  } catch (problem) {
    return [`${name}: ${problem instanceof Error ? problem.message : String(problem)}`];
  }
}
