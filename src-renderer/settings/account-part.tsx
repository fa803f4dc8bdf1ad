// The account: who one is in the CRM, or how to connect to one.

import { useTranslation } from 'react-i18next';
import { ConnectForm } from '../first-run/connect-form.tsx';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { Account } from './account.tsx';
import { Group } from './group.tsx';

/** Draws the connection to the CRM. */
export function AccountPart() {
  const { t } = useTranslation();
  const stage = useSnapshot((snapshot) => snapshot.connection.stage);
  const startWithoutCrm = useOffhook((state) => state.startWithoutCrm);
  if (stage !== 'none') return <Account />;
  return (
    <Group>
      <ConnectForm />
      <Button kind="quiet" onClick={() => startWithoutCrm(false)}>
        {t('settings.first-run')}
      </Button>
    </Group>
  );
}
