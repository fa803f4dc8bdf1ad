// How the record of a call stands to others: what it was joined with, each to be opened, and the way apart.

import { Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Joins } from '../../src-preload/contract/joins.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatMoment } from '../words/when.ts';

/** Draws what a record was joined with; nothing for one that only one source told of. */
export function CallJoins({ callId, joins }: { readonly callId: string; readonly joins: Joins }) {
  const { t } = useTranslation();
  const openCall = useOffhook((state) => state.openCall);
  const splitCall = useOffhook((state) => state.splitCall);
  const words = useJoinedWords();
  const others = joins.into === null ? joins.from : [joins.into];
  if (!isJoined(joins)) return null;
  return (
    <Banner
      kind="info"
      actions={
        <>
          {others.map((other) => (
            <Button key={other.id} onClick={() => openCall(other.id)}>
              {t('join.open', { call: words(other) })}
            </Button>
          ))}
          <Button
            keyId="calls-split"
            keyShown="on"
            icon={<Split size={16} aria-hidden="true" />}
            onClick={() => void splitCall(callId)}
          >
            {t('join.split')}
          </Button>
        </>
      }
    >
      <p>{joinWords()}</p>
    </Banner>
  );

  function joinWords(): string {
    if (joins.into !== null) return t('join.goes-on', { call: words(joins.into) });
    return t(joins.from.length > 0 ? 'join.stands-for' : 'join.phones');
  }
}

/** True where there is something to part. */
export function isJoined({ into, from, divisible }: Joins): boolean {
  return into !== null || from.length > 0 || divisible;
}

/** Returns the words for another record: whose, and when it began. */
function useJoinedWords(): (row: CallRow) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  return (row) =>
    t('join.call', { who: row.lead?.name || phoneText(t, row, region), when: formatMoment(row.startedAt, language) });
}
