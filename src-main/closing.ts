// The end of the app: orderly, but never endless.

/**
 * Runs the steps one after the other, each even if the one before failed, and resolves when they are done or when
 * `patience` milliseconds are over. Resolves to the problems met.
 */
export async function closeAll(steps: readonly (() => Promise<void> | void)[], patience = 5_000): Promise<unknown[]> {
  const problems: unknown[] = [];
  const all = async (): Promise<void> => {
    for (const step of steps) {
      try {
        await step();
      } catch (problem) {
        problems.push(problem);
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      problems.push(new Error('close in time'));
      resolve();
    }, patience);
  });
  await Promise.race([all(), late]);
  clearTimeout(timer);
  return problems;
}
