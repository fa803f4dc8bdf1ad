// A lead as the screens need it, whoever it came from. Unknown values of the CRM are kept as they came.

export interface LeadPhone {
  /** As the CRM holds it, E.164 by its own promise. */
  readonly number: string;
  readonly extension: string | null;
  /** `home`, `work`, `mobile`, or whatever the CRM says. */
  readonly type: string | null;
}

export interface Lead {
  readonly id: number;
  /** Empty where the CRM has no name. */
  readonly name: string;
  /** `fr`, `en`, or whatever the CRM says. */
  readonly language: string | null;
  readonly phones: readonly LeadPhone[];
  /** ISO date since when this lead may not be called; null where calling is allowed. */
  readonly doNotCall: string | null;
  /** Vehicle of interest, as people say it: "Mazda CX-5 2026". */
  readonly vehicle: string | null;
  readonly advisor: string | null;
}
