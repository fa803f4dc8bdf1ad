// How bytes reach the CRM: one request out, one answer or one problem back. Injected, so that a simulation can stand in.

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type TransportAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  /** `sent` says whether any byte of the request may have left. `status` is there when the head came and the body did not. */
  | { readonly ok: false; readonly sent: boolean; readonly status: number | null; readonly problem: string };

/** Sends one request once. Never throws, never follows a redirect, never repeats by itself. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;
