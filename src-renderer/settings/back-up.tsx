// Copies the calls into a file that can be put away, and says where it lies.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { Group } from './group.tsx';

/** Draws the button that backs up, and how far a backup is. */
export function BackUp() {
  const { t } = useTranslation();
  const percent = useSnapshot((snapshot) => snapshot.backedUp);
  const act = useOffhook((state) => state.act);
  const [path, setPath] = useState<string | null>(null);

  async function backUp(): Promise<void> {
    const result = await act('data.backup', null);
    setPath(result.ok ? result.value.path : null);
  }

  return (
    <Group help={t('settings.backup-help')} said={path === null ? null : t('settings.backed-up', { path })}>
      <Button disabled={percent !== null} onClick={() => void backUp()}>
        {percent === null ? t('settings.backup') : t('settings.backing-up', { percent })}
      </Button>
    </Group>
  );
}
