// The journal of calls as a CSV file (RFC 4180) that a spreadsheet opens safely, with where each record stands.

import { stringify } from 'csv-stringify/sync';
import type { ArgumentOf } from '../../../src-preload/contract/api.ts';
import { standingOf } from '../../../src-preload/contract/delivery.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { everyCall, type ListedCall, listCalls } from '../../store/call-list.ts';
import type { Context } from '../context.ts';

type Span = NonNullable<ArgumentOf<'calls.export'>>;

export interface ExportPart {
  /** Calls written so far; null while nothing is being exported. */
  progress(): number | null;
  /** Writes every call, or those of a span, newest first, and answers where and how many. One at a time. */
  run(span: Span | null): Promise<Result<{ readonly path: string; readonly calls: number }>>;
}

/** Calls read at once: short enough a pause for windows to be answered in between. */
const pageSize = 500;

const columns = [
  'id',
  'started_at',
  'method',
  'direction',
  'origin',
  'number',
  'extension',
  'lead_id',
  'lead_name',
  'outcome',
  'talk_seconds',
  'note',
  'pass_reason',
  'standing',
  'delivery_state',
  'crm_id',
  'crm_status',
  'crm_message',
];

/** Creates the export of one app. */
export function createExport({ ports, calls, changed }: Context): ExportPart {
  let written: number | null = null;

  /** The file's text in pieces. The first carries the byte order mark that a spreadsheet needs to read accents. */
  async function* pieces(span: Span | null): AsyncGenerator<string> {
    yield line(columns, true);
    let before: string | null = null;
    do {
      const page = listCalls(calls, { ...everyCall, ...span, before, limit: pageSize });
      before = page.next;
      written = (written ?? 0) + page.calls.length;
      changed('state');
      yield page.calls.map((listed) => line(cells(listed), false)).join('');
      await new Promise<void>((resolve) => {
        ports.clock.after(0, resolve);
      });
    } while (before !== null);
  }

  return {
    progress: () => written,
    async run(span) {
      if (written !== null) return failed('export-under-way');
      written = 0;
      try {
        const name = span ? `offhook-calls-of-${dayOf(span.from)}` : `offhook-calls-${dayOf(ports.clock.now())}`;
        const path = await ports.saveText(`${name}.csv`, pieces(span));
        return done({ path, calls: written });
      } catch (error) {
        ports.log.write('export-fault', { problem: error instanceof Error ? error.name : 'unknown' });
        return failed('cannot-write-file');
      } finally {
        written = null;
        changed('state');
      }
    },
  };
}

function cells({ call, row }: ListedCall): readonly (string | number | null)[] {
  return [
    call.id,
    new Date(call.startedAt).toISOString(),
    call.method,
    call.direction,
    call.origin,
    call.number ?? call.raw,
    call.extension,
    call.lead?.id ?? null,
    call.lead?.name ?? null,
    call.outcome,
    call.duration,
    call.note,
    call.passReason,
    row && standingOf(row.state),
    row?.state ?? null,
    row?.crmId ?? null,
    row?.status ?? null,
    row?.message ?? null,
  ];
}

/** One line. A cell that a spreadsheet would run as a formula gets an apostrophe in front: E.164 numbers are among them. */
function line(values: readonly (string | number | null)[], first: boolean): string {
  return stringify([[...values]], { bom: first, record_delimiter: 'windows', escape_formulas: true });
}

/** Writes the day of an instant on this computer's calendar, for the name of a file. */
export function dayOf(now: number): string {
  const at = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
