// What links and the shortcut offer to dial. An offer is memory only: it fills the dialer, and the agent alone dials.

import { readCallLink } from '../../../src-preload/contract/call-link.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Offer } from '../../../src-preload/contract/offer.ts';
import { findPhones, parsePhone } from '../../../src-preload/contract/phone.ts';
import { isServiceCode } from '../../../src-preload/contract/phone-cost.ts';
import { readLead } from '../../store/leads.ts';
import type { Context } from '../context.ts';

export interface OffersPart {
  current(): Offer | null;
  openLink(url: string): Result<null>;
  offerText(text: string): Result<null>;
  take(id: string): Result<null>;
}

/** Creates the place for the one offer that can stand: a later one takes its place. */
export function createOffers(context: Context, region: () => string): OffersPart {
  const { ports, leads } = context;
  let current: Offer | null = null;

  function make(offer: Omit<Offer, 'id'>): Result<null> {
    current = { ...offer, id: ports.random.id(ports.clock.now()) };
    context.changed('state');
    return done(null);
  }

  return {
    current: () => current,

    openLink(url) {
      const link = readCallLink(url);
      if (!link.ok) return failed('bad-link', link.refusal);
      if (link.kind === 'number') {
        const parsed = parsePhone(link.number, region());
        const phones = parsed.ok ? [parsed.phone] : findPhones(link.number, region());
        if (!parsed.ok && phones.length === 0) return failed('bad-link', parsed.refusal);
        // Whoever wrote the link may want the dealership's calls: phones refuse such links too.
        if (phones.some(isServiceCode)) return failed('bad-link', 'service-code');
        return make({ phones, text: url, from: 'link', leadId: null });
      }
      const lead = readLead(leads, link.leadId);
      if (!lead) return failed('no-such-lead');
      const phones = lead.phones.flatMap(({ number, extension }) => {
        const parsed = parsePhone(number, region());
        return parsed.ok ? [{ ...parsed.phone, extension: extension ?? parsed.phone.extension }] : [];
      });
      if (phones.length === 0) return failed('bad-link', 'no-number');
      return make({ phones, text: url, from: 'link', leadId: lead.id });
    },

    offerText(text) {
      const phones = findPhones(text, region());
      if (phones.length > 0) return make({ phones, text, from: 'shortcut', leadId: null });
      const parsed = parsePhone(text, region());
      return failed('phone-refused', parsed.ok ? null : parsed.refusal);
    },

    take(id) {
      if (current?.id !== id) return failed('no-such-offer');
      current = null;
      context.changed('state');
      return done(null);
    },
  };
}
