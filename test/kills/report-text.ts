// The numbers of a run of kills, for whoever reads a terminal.

import type { Report } from './kills.ts';

/** Writes a report as lines: each point with how often it was reached, then the totals and whatever broke. */
export function textOf(report: Report, seed: number, seconds: number): string {
  const reasons = new Map<string, number>();
  for (const reason of report.unresolved) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const unresolved = [...reasons].map(([reason, count]) => `${count} ${reason}`).join(', ') || 'none';
  return [
    ...[...report.points].map(
      ([name, { planned, reached }]) =>
        `${String(reached).padStart(6)} of ${String(planned).padStart(3)} killed ${name}`,
    ),
    `${report.kills} kills in ${seconds.toFixed(1)} s (seed ${seed}): ${report.calls} calls, ${report.delivered} in the CRM, unresolved: ${unresolved}`,
    ...report.violations.map((violation) => `BROKEN  ${violation}`),
  ].join('\n');
}

/** Returns the planned points that no kill reached: what they would have shown, nobody knows. */
export function unreached(report: Report): readonly string[] {
  return [...report.points].filter(([, { reached }]) => reached === 0).map(([name]) => name);
}
