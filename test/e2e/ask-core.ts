// Asks the core as the window does, by its own bridge, for what a test sets up rather than looks at.

import type { Page } from 'playwright-core';
import type { ArgumentOf, Bridge, MethodName, ValueOf } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/failure.ts';

/** Answers what the core says, in whichever shell. Throws where it says no. */
export async function askCore<M extends MethodName>(
  page: Page,
  method: M,
  argument: ArgumentOf<M>,
): Promise<ValueOf<M>> {
  const answer = await page.evaluate(
    async ([asked, given]) => {
      const { bridge } = window as { bridge?: Bridge };
      if (bridge) return bridge.request(asked as 'app.snapshot', given as null);
      const token = sessionStorage.getItem('offhook.token');
      const sent = await fetch('/request', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ method: asked, argument: given }),
      });
      return sent.json();
    },
    [method, argument] as const,
  );
  // The table of methods says what an answer is.
  const result = answer as Result<ValueOf<M>>;
  if (!result.ok) throw new Error(`${method}: ${result.failure.code}`);
  return result.value;
}
