// The sandbox's own endpoints, outside the CRM's API: set faults, clear them, and see what arrived.

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { pathId } from './crm.ts';
import { type Fault, faultSchema } from './faults.ts';
import type { Ledger } from './ledger.ts';
import { parsedBody, refuse } from './refusals.ts';

/** What the endpoints act on. */
export interface Controls {
  readonly key: string;
  readonly ledger: Ledger;
  readonly addFault: (fault: Fault) => void;
  readonly clearFaults: () => Promise<void>;
  /** Deletes a lead as somebody in the CRM would; false where there is none. */
  readonly deleteLead: (id: number) => boolean;
  /** Refuses connections for `ms`, this app's own included. */
  readonly goOffline: (ms: number) => void;
}

/** Builds the app for `/__faults`, `/__leads` and `/__ledger`; it knows the same key as the API, no limit and no faults. */
export function controlApp(controls: Controls): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('*', async (c, next) =>
    c.req.header('authorization') === `Bearer ${controls.key}` ? next() : refuse(c, 401, 'Unauthenticated.'),
  );
  app.post('/__faults', async (c) => {
    const sent = await parsedBody(c, controlSchema);
    if (sent instanceof Response) return sent;
    if (sent.kind !== 'offline') controls.addFault(sent);
    else c.env.outgoing.once('finish', () => controls.goOffline(sent.ms));
    return c.json({ data: sent }, 201);
  });
  app.delete('/__faults', async (c) => {
    await controls.clearFaults();
    return c.body(null, 204);
  });
  // The documented API has no way to delete a lead; people have, in the CRM itself.
  app.delete('/__leads/:id', (c) =>
    controls.deleteLead(pathId(c.req.param('id'))) ? c.body(null, 204) : refuse(c, 404, 'There is no such lead.'),
  );
  app.get('/__ledger', (c) =>
    c.json({
      communications: controls.ledger.communications(),
      leads: controls.ledger.leads().length,
      requests: controls.ledger.requests(),
    }),
  );
  app.notFound((c) => refuse(c, 404, 'Not Found.'));
  return app;
}

const offlineSchema = z.strictObject({ kind: z.literal('offline'), ms: z.int().min(1).max(600_000) });
const controlSchema = z.discriminatedUnion('kind', [offlineSchema, faultSchema]);
