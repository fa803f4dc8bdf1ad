// Shortens a failing run: leaves deeds out as long as it still fails, since ten deeds can be read and seventy can't.

import type { Plan } from './plan.ts';
import { type RunResult, run } from './world.ts';

/** Returns the shortest failing history that was found, in words, and how to see it again. */
export async function shortestFailure(plan: Plan, result: RunResult): Promise<string> {
  let shortest = plan;
  let failure = result;
  for (let size = Math.ceil(plan.deeds.length / 2); size >= 1; ) {
    const shorter = await without(shortest, size);
    if (shorter) ({ plan: shortest, result: failure } = shorter);
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return failureInWords(shortest, failure);
}

/** Says what broke, what had happened, and how to see it again. */
export function failureInWords(plan: Plan, { violations, history }: RunResult): string {
  const indices = plan.deeds.map(({ index }) => index).join(',');
  return [
    `seed ${plan.seed} breaks the promise:`,
    ...[...violations, '', ...history].map((line) => `  ${line}`),
    `again: npm run test:sim -- --seed ${plan.seed} --keep ${indices}`,
  ].join('\n');
}

/** Tries the plan without each stretch of so many deeds; null where every stretch is needed for the failure. */
async function without(plan: Plan, size: number): Promise<{ plan: Plan; result: RunResult } | null> {
  for (let at = 0; at < plan.deeds.length; at += size) {
    const candidate = { ...plan, deeds: plan.deeds.toSpliced(at, size) };
    const result = await run(candidate);
    if (result.violations.length > 0) return { plan: candidate, result };
  }
  return null;
}
