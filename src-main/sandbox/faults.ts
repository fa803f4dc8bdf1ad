// The ways the sandbox can be told to misbehave, which of them a request meets, and in what order they came.

import { z } from 'zod';
import type { IncludeCap } from './lead-view.ts';

const scope = {
  method: z.enum(['GET', 'POST', 'PUT']).optional(),
  /** Start of the path below the base URL: `/communications`. */
  path: z.string().optional(),
  /** How many requests meet it; all of them where this is left out. */
  times: z.int().min(1).optional(),
};
const ms = z.int().min(0);
const serverError = z.literal([500, 502, 503, 504]);

/** One fault; `method`, `path` and `times` narrow the requests that meet it. */
export type Fault = z.input<typeof faultSchema>;
export const faultSchema = z.discriminatedUnion('kind', [
  /** Waits `ms` before the request is applied, or between that and the answer. Goes together with any other fault. */
  z.strictObject({ kind: z.literal('delay'), ms, when: z.enum(['before', 'after']).default('before'), ...scope }),
  /** Applies the request, then breaks the connection. */
  z.strictObject({ kind: z.literal('answer-lost'), ...scope }),
  /** Breaks the connection without applying the request. */
  z.strictObject({ kind: z.literal('reset-before'), ...scope }),
  /** Answers an error of the server's without applying the request. */
  z.strictObject({ kind: z.literal('error-before'), status: serverError, ...scope }),
  /** Applies the request, then answers an error of the server's. */
  z.strictObject({ kind: z.literal('error-after'), status: serverError, ...scope }),
  /** Answers 429, with `Retry-After` in seconds unless that is null. */
  z.strictObject({ kind: z.literal('rate-limit'), retryAfter: z.int().min(0).nullable(), ...scope }),
  /** Applies the request, then answers with its JSON cut in half. */
  z.strictObject({ kind: z.literal('malformed'), ...scope }),
  /** Applies the request, then answers with a body of this many megabytes. */
  z.strictObject({ kind: z.literal('huge'), megabytes: z.int().min(1).max(4096), ...scope }),
  /** Answers 200 with the page of a captive portal, as a hotel's network does, without applying the request. */
  z.strictObject({ kind: z.literal('html'), ...scope }),
  /** Never answers. */
  z.strictObject({ kind: z.literal('hang'), applied: z.boolean().default(false), ...scope }),
  /** Answers 401. */
  z.strictObject({ kind: z.literal('key-revoked'), ...scope }),
  /** Answers 403. */
  z.strictObject({ kind: z.literal('forbidden'), ...scope }),
  /** Answers 422 with these fields. */
  z.strictObject({ kind: z.literal('reject'), errors: z.record(z.string(), z.array(z.string())), ...scope }),
  /** Sends the request elsewhere. */
  z.strictObject({
    kind: z.literal('redirect'),
    to: z.url(),
    status: z.literal([301, 302, 303, 307, 308]).default(302),
    ...scope,
  }),
  /** Lets readers see what a request writes only `ms` later, on the sandbox's clock. */
  z.strictObject({ kind: z.literal('late-visibility'), ms, ...scope }),
  /** Includes no more than `limit` of a lead's communications. */
  z.strictObject({
    kind: z.literal('capped-include'),
    limit: z.int().min(0),
    keep: z.enum(['newest', 'oldest']).default('newest'),
    ...scope,
  }),
  /** Whether a new communication moves its lead's `updated_at`; it does unless told. */
  z.strictObject({ kind: z.literal('posts-bump-lead'), on: z.boolean(), ...scope }),
  /** What is kept of `executed_at`; the second unless told. */
  z.strictObject({ kind: z.literal('executed-at-precision'), unit: z.enum(['second', 'minute']), ...scope }),
  /** Makes every communication the key owner's, whoever `executed_by` names. */
  z.strictObject({ kind: z.literal('user-is-key-owner'), ...scope }),
]);
type ParsedFault = z.output<typeof faultSchema>;

/** How the CRM behaves where its documentation leaves it open. */
export interface Traits {
  readonly visibleAfterMs: number;
  readonly includedCommunications: IncludeCap;
  readonly postsBumpLead: boolean;
  readonly executedAtPrecision: 'second' | 'minute';
  readonly userIs: 'executed-by' | 'key-owner';
}

/** The faults that decide what becomes of a request; it meets one of them at most. */
export type Fate = Exclude<ParsedFault, { kind: 'delay' | TraitKind }>;
type TraitKind =
  | 'late-visibility'
  | 'capped-include'
  | 'posts-bump-lead'
  | 'executed-at-precision'
  | 'user-is-key-owner';

/** What one request meets. */
export interface Plan {
  /** ms. */
  readonly waitBefore: number;
  /** ms. */
  readonly waitAfter: number;
  readonly fate: Fate | null;
  readonly traits: Traits;
}

export interface FaultList {
  /** Adds a fault behind those already there and returns what takes it away. Throws where it is malformed. */
  add(fault: Fault): () => void;
  clear(): void;
  /** Returns what this request meets, and counts it off the faults that come only so many `times`. */
  planFor(method: string, path: string): Plan;
}

/** Starts without any fault. */
export function faultList(): FaultList {
  let faults: readonly { readonly fault: ParsedFault; left: number }[] = [];
  return {
    add(fault) {
      const entry = { fault: faultSchema.parse(fault), left: fault.times ?? Number.POSITIVE_INFINITY };
      faults = [...faults, entry];
      return () => {
        faults = faults.filter((one) => one !== entry);
      };
    },
    clear() {
      faults = [];
    },
    planFor(method, path) {
      let plan: Plan = { waitBefore: 0, waitAfter: 0, fate: null, traits: usualTraits };
      for (const entry of faults) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && !path.startsWith(fault.path)) continue;
        const met = withFault(plan, fault);
        if (met === plan) continue;
        plan = met;
        entry.left -= 1;
      }
      faults = faults.filter((entry) => entry.left > 0);
      return plan;
    },
  };
}

const usualTraits: Traits = {
  visibleAfterMs: 0,
  includedCommunications: null,
  postsBumpLead: true,
  executedAtPrecision: 'second',
  userIs: 'executed-by',
};

/** Returns the same plan where the fault changes nothing in it: a request that met its fate meets no second one. */
function withFault(plan: Plan, fault: ParsedFault): Plan {
  const withTraits = (traits: Partial<Traits>): Plan => ({ ...plan, traits: { ...plan.traits, ...traits } });
  switch (fault.kind) {
    case 'delay':
      return fault.when === 'before'
        ? { ...plan, waitBefore: plan.waitBefore + fault.ms }
        : { ...plan, waitAfter: plan.waitAfter + fault.ms };
    case 'late-visibility':
      return withTraits({ visibleAfterMs: fault.ms });
    case 'capped-include':
      return withTraits({ includedCommunications: { limit: fault.limit, keep: fault.keep } });
    case 'posts-bump-lead':
      return withTraits({ postsBumpLead: fault.on });
    case 'executed-at-precision':
      return withTraits({ executedAtPrecision: fault.unit });
    case 'user-is-key-owner':
      return withTraits({ userIs: 'key-owner' });
    default:
      return plan.fate === null ? { ...plan, fate: fault } : plan;
  }
}
