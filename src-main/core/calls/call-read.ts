// One call with everything that its page tells.

import type { ValueOf } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { attemptsOf } from '../../store/attempts.ts';
import { type Owner, readCall } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';
import { readOutboxRow } from '../../store/outbox.ts';
import { joinsOf } from '../phones/joins.ts';
import { shownRow } from './call-list.ts';

/** Answers one call with its attempts, and how it stands to other records. */
export function callsRead(calls: Db, owner: Owner | null, callId: string): Result<ValueOf<'calls.read'>> {
  const call = readCall(calls, callId);
  if (!call) return failed('no-such-call');
  const row = shownRow(calls, { call, row: readOutboxRow(calls, callId) }, owner);
  return done({ row, attempts: attemptsOf(calls, callId), joins: joinsOf(calls, owner, call) });
}
