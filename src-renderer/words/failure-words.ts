// What a failed request says to the agent.

import type { TFunction } from 'i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';

/** Words a failure: what happened to the work and what to do, with the detail where it helps. */
export function failureWords(t: TFunction, failure: Failure): string {
  const words = t(`failure.${failure.code}`);
  if (failure.detail === null) return words;
  switch (failure.code) {
    case 'do-not-call':
      // The date stands on the lead's card, in the agent's own way of writing it.
      return words;
    case 'phone-refused':
      return t(`refusal.${failure.detail}`, { defaultValue: words });
    case 'bad-link':
      return t(`link-refusal.${failure.detail}`, {
        defaultValue: t(`refusal.${failure.detail}`, { defaultValue: words }),
      });
    case 'cannot-merge':
    case 'cannot-split':
      return t(`merge-refusal.${failure.detail}`, { defaultValue: words });
  }
  return t('message.with-detail', { words, detail: failure.detail });
}
