// The CRM as the core sees it: deeds with typed answers. How they travel is this folder's own affair.

import type { Method } from '../../src-preload/contract/call.ts';
import type { CrmAnswer } from './answer.ts';

/** Attributes of a communication that can be read back, by the names of the CRM's API. Times are ISO 8601 in UTC; null blanks a field. */
export interface CommunicationAttributes {
  readonly lead_id: number;
  readonly method: Method;
  readonly type: 'outgoing' | 'incoming';
  readonly executed_at: string;
  readonly executed_by: number;
  readonly description?: string;
  readonly call_duration?: number | null;
  readonly call_phone?: string | null;
  readonly call_status?: string | null;
}

/** CRM: attributes that are taken with a new communication and can't be read back, `email_*` of an e-mail, `url` of a video. */
export interface PrivateAttributes {
  readonly email_subject?: string;
  readonly email_body?: string;
  readonly email_user?: string;
  readonly url?: string;
}

/** A communication as the CRM gives it back; only what this app compares. Null where the CRM left it blank. */
export interface Communication {
  readonly id: number;
  readonly leadId: number | null;
  readonly userId: number | null;
  readonly method: string | null;
  readonly type: string | null;
  /** Epoch milliseconds. */
  readonly executedAt: number | null;
  readonly callDuration: number | null;
  readonly callPhone: string | null;
  readonly callStatus: string | null;
  readonly description: string | null;
}

export interface CrmUser {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
}

export interface Account {
  readonly id: number;
  readonly name: string | null;
  readonly users: readonly CrmUser[];
}

export interface CrmPhone {
  readonly number: string;
  readonly extension: string | null;
  readonly type: string | null;
}

export interface CrmLead {
  readonly id: number;
  readonly accountId: number | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  /** ISO date; null where calling is allowed. */
  readonly doNotCall: string | null;
  readonly advisor: string | null;
  readonly vehicle: string | null;
  readonly phones: readonly CrmPhone[];
  /** As the CRM wrote them: the cursor is taken from these values, never from this computer's clock. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The whole object as it came, unknown fields included. */
  readonly source: unknown;
}

export interface LeadsPage {
  readonly leads: readonly CrmLead[];
  readonly page: number;
  readonly lastPage: number;
  readonly total: number;
  /** Objects of the page that could not be read as leads. They are skipped, and counted so that it is seen. */
  readonly unreadable: number;
}

export interface Crm {
  /** Reads the account and its users: also the cheapest proof that the key is good. */
  account(): Promise<CrmAnswer<Account>>;
  /**
   * Reads a page of leads, 100 at most, with their phones, vehicles and advisor. `updatedSince` is a date (`2026-11-22`):
   * whether the filter takes a time is unknown. Null asks for all.
   */
  leadsPage(page: number, updatedSince: string | null): Promise<CrmAnswer<LeadsPage>>;
  /** Reads every communication that the CRM shows of a lead. There is no other way to read one back. */
  communicationsOf(leadId: number): Promise<CrmAnswer<readonly Communication[]>>;
  /** Adds a communication. Sent once, on a connection of its own. */
  addCommunication(attributes: CommunicationAttributes & PrivateAttributes): Promise<CrmAnswer<Communication>>;
  /** Changes the given attributes of a communication; may be repeated. */
  changeCommunication(id: number, changes: Partial<CommunicationAttributes>): Promise<CrmAnswer<Communication>>;
}
