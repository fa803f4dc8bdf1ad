// What a window may ask of the leads on this computer.

import { done, failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { Db } from '../store/db.ts';
import { leadsByNumber, readLead, searchLeads } from '../store/leads.ts';

const searchLimit = 20;

/** Answers from the mirror alone, so that it works with the network down. */
export function createLeads(leads: Db) {
  return {
    byNumber: (number: string): Result<readonly Lead[]> => done(leadsByNumber(leads, number)),
    search: (text: string): Result<readonly Lead[]> => done(searchLeads(leads, text, searchLimit)),
    read(id: number): Result<Lead> {
      const lead = readLead(leads, id);
      return lead ? done(lead) : failed('no-such-lead');
    },
  };
}
