// The CRM's API as one app: the key, the limit, the routes, and the words for what is not there.

import { Hono } from 'hono';
import { accountRoutes } from './account.ts';
import { communicationRoutes } from './communications.ts';
import type { Crm, Env } from './crm.ts';
import { leadRoutes } from './leads.ts';
import { rateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';

/** Where the API begins, below the server's address. */
export const BASE_PATH = '/v2';

/** Builds the API for one key, with its own limit of requests. */
export function crmApi(crm: Crm, key: string): Hono<Env> {
  const app = new Hono<Env>().basePath(BASE_PATH);
  const limit = rateLimit();
  app.use('*', async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${key}`) return refuse(c, 401, 'Unauthenticated.');
    const secondsToWait = limit.take(crm.now());
    if (secondsToWait > 0) {
      c.header('Retry-After', String(secondsToWait));
      return refuse(c, 429, 'Too Many Attempts.');
    }
    return next();
  });
  app.route('/', accountRoutes());
  app.route('/', communicationRoutes(crm));
  app.route('/', leadRoutes(crm));
  app.notFound((c) => refuse(c, 404, 'Not Found.'));
  app.onError((error, c) => {
    console.error('answer a request to the sandbox', error);
    return refuse(c, 500, 'Server Error');
  });
  return app;
}
