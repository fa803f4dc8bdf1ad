// Cuts a list into the CRM's pages, with the links and the meta that come with them.

import { z } from 'zod';
import { type FieldErrors, fieldErrors } from './refusals.ts';

export interface Page<T> {
  readonly data: readonly T[];
  readonly links: {
    readonly first: string;
    readonly last: string;
    readonly prev: string | null;
    readonly next: string | null;
  };
  readonly meta: {
    readonly current_page: number;
    readonly from: number | null;
    readonly last_page: number;
    readonly path: string;
    /** A string, as the CRM may send it. */
    readonly per_page: string;
    readonly to: number | null;
    readonly total: number;
  };
}

/**
 * Returns the page that the address asks for: `page` from 1, `per_page` from 1 to 100, 25 unless told.
 * A page past the last one is empty. Returns the fields at fault where the two are anything else.
 */
export function pageOf<T>(items: readonly T[], address: URL): { page: Page<T> } | { errors: FieldErrors } {
  const asked = askedSchema.safeParse(Object.fromEntries(address.searchParams));
  if (!asked.success) return { errors: fieldErrors(asked.error) };
  const { page, per_page } = asked.data;
  const skipped = (page - 1) * per_page;
  const data = items.slice(skipped, skipped + per_page);
  const lastPage = Math.max(1, Math.ceil(items.length / per_page));
  const linkTo = (number: number): string => {
    const link = new URL(address);
    link.searchParams.set('page', String(number));
    return link.href;
  };
  return {
    page: {
      data,
      links: {
        first: linkTo(1),
        last: linkTo(lastPage),
        prev: page > 1 ? linkTo(page - 1) : null,
        next: page < lastPage ? linkTo(page + 1) : null,
      },
      meta: {
        current_page: page,
        from: data.length > 0 ? skipped + 1 : null,
        last_page: lastPage,
        path: address.origin + address.pathname,
        per_page: String(per_page),
        to: data.length > 0 ? skipped + data.length : null,
        total: items.length,
      },
    },
  };
}

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number is expected')
  .transform(Number);
const askedSchema = z.object({
  page: wholeNumber.pipe(z.int().min(1)).default(1),
  per_page: wholeNumber.pipe(z.int().min(1).max(100)).default(25),
});
