// Says that another of the account's users sits here now.

import { useTranslation } from 'react-i18next';
import { UserList } from '../first-run/user-list.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOffhook } from '../store/use-offhook.ts';

/** Draws the dialog in which the user is changed. */
export function ChangeUser() {
  const { t } = useTranslation();
  const openDialog = useOffhook((state) => state.openDialog);
  return (
    <Modal title={t('settings.change-user')} onClose={() => openDialog(null)}>
      <UserList onChosen={() => openDialog(null)} />
    </Modal>
  );
}
