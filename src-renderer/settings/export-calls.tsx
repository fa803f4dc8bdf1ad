// The journal of calls as a file for a spreadsheet: begun here, followed here, and left alone if one likes.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../src-preload/contract/api.ts';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import { Group } from './group.tsx';

/** Draws the button that exports, and how far an export is. */
export function ExportCalls() {
  const { t } = useTranslation();
  const language = useLanguage();
  const exported = useSnapshot((snapshot) => snapshot.exported);
  const act = useOffhook((state) => state.act);
  const [last, setLast] = useState<ValueOf<'calls.export'> | null>(null);

  async function exportCalls(): Promise<void> {
    const result = await act('calls.export', null);
    setLast(result.ok ? result.value : null);
  }

  return (
    <Group
      help={t('settings.export-help')}
      said={
        last === null
          ? null
          : t('settings.exported', { count: last.calls, number: formatCount(last.calls, language), path: last.path })
      }
    >
      <Button disabled={exported !== null} onClick={() => void exportCalls()}>
        {exported === null
          ? t('settings.export')
          : t('settings.exporting', { count: exported, number: formatCount(exported, language) })}
      </Button>
    </Group>
  );
}
