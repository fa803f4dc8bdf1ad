// The npm that started this program. Its shell dies of a signal without passing it on, and would leave the program behind.

/** How often a parent is looked for, in milliseconds. */
const every = 300;

/** Runs `gone` once npm's shell, where one started this program, isn't there any more. Never keeps the process up. */
export function whenNpmIsGone(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, every);
  timer.unref();
}
