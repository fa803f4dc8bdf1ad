// The embedded CRM as the core's port: started at the first wish, once a launch, and closed with the app.

import type { Sandbox } from './sandbox/sandbox.ts';

export interface EmbeddedSandbox {
  /** Starts it, or answers the one already started. Rejects where it can't start; the next wish tries again. */
  start(): Promise<{ readonly url: string; readonly key: string }>;
  close(): Promise<void>;
}

/** Prepares a sandbox that keeps what it is told in this file, so that a launch finds the calls of the one before. */
export function embeddedSandbox(stateFile: string): EmbeddedSandbox {
  let running: Promise<Sandbox> | null = null;
  const begin = async (): Promise<Sandbox> => {
    const { startSandbox } = await import('./sandbox/sandbox.ts');
    return startSandbox({ stateFile });
  };
  return {
    start() {
      running ??= begin().catch((problem) => {
        running = null;
        throw problem;
      });
      return running;
    },
    async close() {
      await (await running)?.close();
    },
  };
}
