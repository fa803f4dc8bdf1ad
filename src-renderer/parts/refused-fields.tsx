// The fields that the CRM refused, in the agent's words, each with what the CRM said of it.

import { useTranslation } from 'react-i18next';
import type { RefusedField } from '../../src-preload/contract/delivery.ts';
import styles from './refused-fields.module.css';

interface RefusedFieldsProps {
  readonly fields: readonly RefusedField[];
  /** Of what: some fields of a lead and of a call have one name. */
  readonly of: 'call' | 'lead';
}

/** Draws a line a field; one that no version of this app sends is named as the CRM does. Nothing for none. */
export function RefusedFields({ fields, of }: RefusedFieldsProps) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  return (
    <ul className={styles.fields}>
      {fields.map(({ name, words }) => {
        const field = t(`crm-field.${plainName(name)}`, { context: of, defaultValue: name });
        return (
          <li key={name}>
            {words === null ? t('delivery.field', { field }) : t('delivery.field-said', { field, words })}
          </li>
        );
      })}
    </ul>
  );
}

/** `phones.0.number` is the phones': what is nested is named by what it stands in. */
function plainName(name: string): string {
  return name.split('.')[0] ?? name;
}
