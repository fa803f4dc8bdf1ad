// Answers a window's request: a known method, an argument that its schema accepts, and every failure as a value.

import { type Api, type ArgumentOf, api, type MethodName, type ValueOf } from '../../src-preload/contract/api.ts';
import { failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Log } from './ports.ts';

export type Handlers = {
  readonly [M in MethodName]: (argument: ArgumentOf<M>) => Result<ValueOf<M>> | Promise<Result<ValueOf<M>>>;
};

/** Makes the one entrance of the core. It never throws and never rejects: a bug is the failure `internal`, and logged. */
export function createDispatch(
  handlers: Handlers,
  log: Log,
): (method: unknown, argument: unknown) => Promise<Result<unknown>> {
  return async (method, argument) => {
    if (!isMethod(method)) return failed('unknown-method');
    const parsed = api[method].argument.safeParse(argument);
    if (!parsed.success) return failed('bad-argument', parsed.error.issues[0]?.path.join('.') || null);
    try {
      // The table gives each method the schema of its own handler's argument; the compiler can't follow the pairing.
      const handler = handlers[method] as (argument: unknown) => Result<unknown> | Promise<Result<unknown>>;
      return await handler(parsed.data);
    } catch (error) {
      log.write('request-fault', { method, problem: error instanceof Error ? error.message : String(error) });
      return failed('internal');
    }
  };
}

function isMethod(method: unknown): method is keyof Api {
  return typeof method === 'string' && Object.hasOwn(api, method);
}
