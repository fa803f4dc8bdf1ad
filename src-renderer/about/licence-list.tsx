// The licences of what ships with the app: much text that few ask for, so it is a piece of the page of its own.

/// <reference path="./licences.d.ts" />

import { licences } from 'virtual:licences';
import styles from './licence-list.module.css';

/** Draws every licence with the packages under it, folded. */
export function LicenceList() {
  return (
    <ul className={styles.list}>
      {licences.map(({ packages, licence, text }) => (
        <li key={packages[0]}>
          <details>
            <summary className={styles.name}>
              {packages.join(', ')} <span className={styles.licence}>{licence}</span>
            </summary>
            <pre className={styles.text}>{text}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
