// The route that tells whose key this is: the account, with its users where they are asked for.

import { Hono } from 'hono';
import type { Env } from './crm.ts';
import { account, users } from './dealership.ts';
import { refuseFields } from './refusals.ts';

export function accountRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/account', (c) => {
    const asked = c.req.queries('include[]') ?? [];
    const unknown = asked.filter((name) => name !== 'users');
    if (unknown.length > 0) {
      return refuseFields(c, { include: unknown.map((name) => `There is no ${name} to include.`) });
    }
    return c.json({ data: asked.length > 0 ? { ...account, users } : account });
  });
  return routes;
}
