// The ear for phones that report calls: open where the agent wants it, on a port and a secret that stay the same, and
// opened again after sleep, a change of network, or while another program holds the port.

import { z } from 'zod';
import type { ArgumentOf } from '../../../src-preload/contract/api.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import type { LineFacts } from '../../../src-preload/contract/line.ts';
import type { Door } from '../../line/hooks/door.ts';
import { createListener } from '../../line/hooks/listener.ts';
import { newSecret } from '../../line/hooks/secret.ts';
import type { LineEvent } from '../../line/line-event.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import type { Context } from '../context.ts';
import type { SettingsPart } from '../settings.ts';

export interface HooksPart {
  facts(): LineFacts;
  change(argument: ArgumentOf<'line.change'>): Result<null>;
  rotateSecret(): Result<null>;
  awaitTest(): Result<null>;
  /** Opens, closes or opens elsewhere, as the settings say by now. */
  settle(): void;
  /** Opens the door anew: after sleep the one before may be dead. */
  reopen(): void;
  stop(): Promise<void>;
}

/** How often a port that another program holds is tried again. */
const again = 10_000;

/** Creates the ear; `settle` opens it where the settings say so. */
export function createHooks(context: Context, settings: SettingsPart, receive: (event: LineEvent) => void): HooksPart {
  const { ports, calls } = context;
  const { clock, doors } = ports;
  let { port, secret } = keptSchema.catch({ port: null, secret: null }).parse(readSetting(calls, 'hooks') ?? {});
  let state: LineFacts['state'] = 'off';
  let problem: LineFacts['problem'] = null;
  let test: LineFacts['test'] = 'idle';
  let heardAt: number | null = null;
  let turnedAway: string | null = null;
  let door: (Door & { readonly lan: boolean }) | null = null;
  let stopped = false;
  let cancelRetry = () => {};
  /** Opening and closing take turns, so that no two doors want the same port. */
  let turn: Promise<void> = Promise.resolve();

  const listener = createListener({
    secret: () => secret ?? newSecret(),
    port: () => door?.port ?? 0,
    lan: () => (lan() ? { allow: settings.current().hooks.allow, addresses: doors.addresses() } : null),
    monotonic: clock.monotonic,
    receive(event) {
      heardAt = clock.now();
      if (test === 'waiting') test = 'arrived';
      context.changed('state');
      receive(event);
    },
    turnedAway(address) {
      if (turnedAway === address) return;
      turnedAway = address;
      context.changed('state');
    },
  });

  function lan(): boolean {
    return settings.current().hooks.lan;
  }

  function keep(): void {
    writeSetting(calls, 'hooks', { port, secret });
  }

  function inTurn(deed: () => Promise<void>): void {
    turn = turn.then(deed).catch((error: unknown) => {
      ports.log.write('hooks-fault', { problem: error instanceof Error ? error.message : String(error) });
    });
  }

  async function open(): Promise<void> {
    cancelRetry();
    const { on } = settings.current().hooks;
    if (stopped || !on) {
      await shut();
      tell('off', null);
      return;
    }
    if (door && door.lan === lan() && door.port === port) return tell('listening', null);
    await shut();
    tell('starting', null);
    if (secret === null) {
      secret = newSecret();
      keep();
    }
    const wanted = { port: port ?? 0, lan: lan() };
    const opened = await doors.open(wanted, listener);
    if (!opened.ok) {
      ports.log.write('hooks-closed', { problem: opened.problem });
      tell('failed', opened.problem);
      cancelRetry = clock.after(again, () => inTurn(open));
      return;
    }
    door = { ...opened.door, lan: wanted.lan };
    if (stopped) return shut();
    if (port !== door.port) {
      port = door.port;
      keep();
    }
    tell('listening', null);
  }

  async function shut(): Promise<void> {
    const before = door;
    door = null;
    await before?.close();
  }

  function tell(next: LineFacts['state'], why: LineFacts['problem']): void {
    if (state === next && problem === why) return;
    state = next;
    problem = why;
    if (!stopped) context.changed('state');
  }

  return {
    facts: () => ({
      state,
      problem,
      port,
      secret,
      addresses: lan() ? doors.addresses() : [],
      test,
      heardAt,
      turnedAway,
    }),

    change({ port: wanted, ...part }) {
      const hooks = { ...settings.current().hooks, ...withoutUndefined(part) };
      settings.change({ hooks });
      if (wanted !== undefined) {
        port = wanted;
        keep();
      }
      if (turnedAway !== null && hooks.allow.includes(turnedAway)) turnedAway = null;
      inTurn(open);
      return done(null);
    },

    rotateSecret() {
      secret = newSecret();
      test = 'idle';
      keep();
      context.changed('state');
      return done(null);
    },

    awaitTest() {
      test = 'waiting';
      context.changed('state');
      return done(null);
    },

    settle: () => inTurn(open),

    reopen() {
      inTurn(async () => {
        await shut();
        await open();
      });
    },

    async stop() {
      stopped = true;
      cancelRetry();
      inTurn(shut);
      await turn;
    },
  };
}

const keptSchema = z.object({
  port: z.int().min(1).max(65_535).nullable().default(null),
  secret: z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullable()
    .default(null),
});

function withoutUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // What is left holds no undefined, which Object.fromEntries can't say.
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}
