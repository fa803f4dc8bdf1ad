// Words of the CRM in the agent's language. A value that this version doesn't know is shown as it came.

import type { TFunction } from 'i18next';

/** CRM: the types that a lead is created with. A source may be one of them, or any other text. */
export const crmKinds = [
  'email',
  'phone',
  'walk-in',
  'loyalty',
  'renewal',
  'sms',
  'event',
  'pre-booking',
  'chat',
] as const;
export const crmLeadStatuses = ['active', 'lost', 'sold', 'duplicate', 'invalid'] as const;
/** CRM: the types of a number or an address. */
export const crmPlaces = ['home', 'work', 'mobile'] as const;
/** CRM: how something was communicated, and one way that its history tells of without a definition. */
export const crmMethods = ['phone', 'email', 'sms', 'video', 'chat'] as const;

/** CRM: which way something went; and one that its history tells of without a definition. */
export const crmDirections = ['outgoing', 'incoming', 'missed'] as const;
/** CRM: what became of a call. */
export const crmCallStatuses = [
  'answered',
  'attempted',
  'calling',
  'error',
  'interrupted',
  'pending',
  'unanswered',
] as const;

/** Says by what way a lead came, or from where. */
export function kindWords(t: TFunction, value: string): string {
  const known = knownOf(crmKinds, value);
  return known === null ? value : t(`lead.kind-${known}`);
}

export function leadStatusWords(t: TFunction, value: string): string {
  const known = knownOf(crmLeadStatuses, value);
  return known === null ? value : t(`lead.status-${known}`);
}

/** Says what sort of number or address it is. */
export function placeWords(t: TFunction, value: string): string {
  const known = knownOf(crmPlaces, value);
  return known === null ? value : t(`lead.type-${known}`);
}

/** Says how something was communicated; also where the CRM says nothing. */
export function methodWords(t: TFunction, value: string): string {
  if (value === '') return t('method.none');
  const known = knownOf(crmMethods, value);
  return known === null ? value : t(`method.${known}`);
}

/** Says which way something went. */
export function directionWords(t: TFunction, value: string): string {
  const known = knownOf(crmDirections, value);
  return known === null ? value : t(`direction.${known}`);
}

/** Says what became of a call. */
export function callStatusWords(t: TFunction, value: string): string {
  const known = knownOf(crmCallStatuses, value);
  return known === null ? value : t(`crm-status.${known}`);
}

/** The CRM's parts write one word in several ways: `walk_in`, `Walk-in`. */
function knownOf<W extends string>(words: readonly W[], value: string): W | null {
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return words.find((word) => word === plain) ?? null;
}
