// What a window knows of the ways by which phones report calls to this computer.

/** Why phones can't report: the port is another program's, the system forbids it, or something else went wrong. */
export const lineProblems = ['port-taken', 'not-permitted', 'failed'] as const;
export type LineProblem = (typeof lineProblems)[number];

export interface LineFacts {
  /** `failed` tries again by itself; `problem` says why. */
  readonly state: 'off' | 'starting' | 'listening' | 'failed';
  readonly problem: LineProblem | null;
  /** Kept once chosen, so that phones go on working; null before the first time. */
  readonly port: number | null;
  /** The secret part of every address; null before the first time. */
  readonly secret: string | null;
  /** Where phones on the network find this computer, IPv4 addresses; empty while only this computer is heard. */
  readonly addresses: readonly string[];
  /** Whether the test call that the agent was asked for has come. */
  readonly test: 'idle' | 'waiting' | 'arrived';
  /** Epoch milliseconds of the last event that was understood in this launch; null before the first. */
  readonly heardAt: number | null;
  /** The address of a phone that knows the secret and isn't on the list of those allowed; null for none. */
  readonly turnedAway: string | null;
}
