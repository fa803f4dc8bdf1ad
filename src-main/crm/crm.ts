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

/** Attributes of a new lead, by the names of the CRM's API. */
export interface LeadAttributes {
  readonly type: 'phone';
  readonly first_name?: string;
  readonly last_name?: string;
  readonly locale?: 'fr' | 'en';
  readonly phones: readonly { readonly number: string }[];
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
  readonly advisorId: number | null;
  readonly vehicle: string | null;
  readonly phones: readonly CrmPhone[];
  readonly emails: readonly string[];
  readonly stocks: readonly string[];
  /** Null where the answer has no list of them. */
  readonly communications: readonly CrmHistoryEntry[] | null;
  /** As the CRM wrote them: the cursor is taken from these values, never from this computer's clock. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The object as it came, unknown fields included, its communications apart. */
  readonly source: Readonly<Record<string, unknown>>;
}

/** A communication of a lead's history, whoever made it. */
export interface CrmHistoryEntry {
  readonly id: number;
  /** Epoch milliseconds when it took place, else when it was added; null where neither can be read. */
  readonly at: number | null;
  /** The object as it came, without the attributes that the CRM lets be written and never read. */
  readonly source: Readonly<Record<string, unknown>>;
}

/** What a lead's card shows beside the lead. */
export interface LeadDetails {
  readonly emails: readonly { readonly address: string; readonly type: string | null }[];
  readonly vehicles: readonly { readonly name: string | null; readonly stock: string | null }[];
  /** Tasks of type call, in the CRM's order. */
  readonly tasks: readonly {
    readonly id: number;
    readonly title: string;
    readonly date: string | null;
    readonly completed: boolean;
    readonly priority: string | null;
  }[];
  readonly status: string | null;
  readonly kind: string | null;
  readonly source: string | null;
  readonly updatedAt: string | null;
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
   * Reads a page of leads, 100 at most, with what is nested in them. `updatedSince` is a date (`2026-11-22`): whether the
   * filter takes a time is unknown. Null asks for all. Their communications can be left out where an answer is too heavy.
   */
  leadsPage(
    page: number,
    updatedSince: string | null,
    communications?: 'with' | 'without',
  ): Promise<CrmAnswer<LeadsPage>>;
  /** Reads one lead with all that a page has of it. */
  lead(id: number): Promise<CrmAnswer<CrmLead>>;
  /** Finds leads by one of the CRM's filters, the newest 100; `lastPage` says whether there are more. */
  findLeads(filter: { readonly phone: string } | { readonly name: string }): Promise<CrmAnswer<LeadsPage>>;
  /** Adds a lead. Sent once, on a connection of its own. */
  addLead(attributes: LeadAttributes): Promise<CrmAnswer<CrmLead>>;
  /** Reads every communication that the CRM shows of a lead. There is no other way to read one back. */
  communicationsOf(leadId: number): Promise<CrmAnswer<readonly Communication[]>>;
  /** Adds a communication. Sent once, on a connection of its own. */
  addCommunication(attributes: CommunicationAttributes & PrivateAttributes): Promise<CrmAnswer<Communication>>;
  /** Changes the given attributes of a communication; may be repeated. */
  changeCommunication(id: number, changes: Partial<CommunicationAttributes>): Promise<CrmAnswer<Communication>>;
}
