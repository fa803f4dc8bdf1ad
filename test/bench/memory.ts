// What processes take of memory, as Linux counts it.

import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of this process, after what can be thrown away is. */
export function megabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_000_000;
}

/**
 * Megabytes of a process and all that it has started, what they share counted once: Linux's proportional set sizes.
 * @throws where there is no /proc.
 */
export function megabytesOfTree(pid: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), parentOf(name)]));
  const belongs = (one: number): boolean => one === pid || (parents.has(one) && belongs(parents.get(one) ?? 0));
  return [...parents.keys()].filter(belongs).reduce((sum, one) => sum + proportionalSize(one), 0);
}

/** 0 for a process that has just ended. */
function parentOf(pid: string): number {
  return Number(readOf(pid, 'stat').replace(/^.*\)/s, '').trim().split(' ')[1] ?? 0);
}

function proportionalSize(pid: number): number {
  return (Number(/^Pss:\s+(\d+) kB/m.exec(readOf(String(pid), 'smaps_rollup'))?.[1] ?? 0) * 1024) / 1_000_000;
}

function readOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
