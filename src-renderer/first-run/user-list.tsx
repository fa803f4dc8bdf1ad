// The account's users, narrowed by typing.

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '../parts/line-field.tsx';
import { useFirstFocus } from '../parts/use-first-focus.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { matchesText } from './matches-text.ts';
import styles from './user-list.module.css';

/** Draws the users; choosing one says that this person sits here. */
export function UserList({ onChosen }: { readonly onChosen: (() => void) | null }) {
  const { t } = useTranslation();
  const { users, user: present } = useSnapshot((snapshot) => snapshot.connection);
  const act = useOffhook((state) => state.act);
  const [text, setText] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  useFirstFocus(filter);
  const found = users.filter((user) => matchesText(`${user.name} ${user.email ?? ''}`, text));

  async function choose(userId: number): Promise<void> {
    const result = await act('connection.choose-user', { userId });
    if (result.ok) onChosen?.();
  }

  return (
    <form
      className={styles.users}
      onSubmit={(event) => {
        event.preventDefault();
        const [only] = found;
        if (only !== undefined && found.length === 1) void choose(only.id);
      }}
    >
      <LineField
        ref={filter}
        type="search"
        label={t('who.filter')}
        help={found.length === 0 ? t('who.none') : null}
        value={text}
        onChange={setText}
      />
      <ul className={styles.list} aria-label={t('who.list')}>
        {found.map((user) => (
          <li key={user.id}>
            <button
              type="button"
              className={styles.user}
              aria-current={user.id === present?.id ? true : undefined}
              onClick={() => void choose(user.id)}
            >
              <span>{user.name}</span>
              {user.email !== null && <span className={styles.email}>{user.email}</span>}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
