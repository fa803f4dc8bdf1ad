// Whose leads are looked through: the agent's own, or everyone's.

import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/choices.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './lead-filter.module.css';

/** Draws the choice; only where nothing is searched for. */
export function LeadFilter() {
  const { t } = useTranslation();
  const own = useOffhook((state) => state.leadList.own);
  const browseLeads = useOffhook((state) => state.browseLeads);
  return (
    <div className={styles.filter}>
      <Choices
        legend={t('leads.filter')}
        legendSeen={false}
        chosen={own ? 'own' : 'all'}
        onChoose={(chosen) => browseLeads(chosen === 'own')}
        choices={[
          { value: 'all', label: t('leads.filter-all') },
          { value: 'own', label: t('leads.filter-own') },
        ]}
      />
    </div>
  );
}
