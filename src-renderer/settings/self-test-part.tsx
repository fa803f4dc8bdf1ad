// The self-test: each thing the app depends on, what a real try found, and what to do where it failed.

import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Check, Verdict } from '../../src-preload/contract/self-test.ts';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { formatSize } from '../words/size.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount, formatHour } from '../words/when.ts';
import { browserChecks } from './browser-checks.ts';
import { Group } from './group.tsx';
import part from './part.module.css';
import styles from './self-test-part.module.css';
import { SupportBundle } from './support-bundle.tsx';

/** Draws what was tried last, the button that tries again, and the bundle for someone who helps. */
export function SelfTestPart() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { running, checks, at } = useOffhook((state) => state.selfTest);
  const runSelfTest = useOffhook((state) => state.runSelfTest);
  const kind = useSnapshot((snapshot) => snapshot.shell.kind);
  const all = checks === null ? [] : [...checks, ...(kind === 'browser' ? browserChecks(window) : [])];
  const failing = all.filter((one) => one.verdict === 'fail').length;
  const warned = all.filter((one) => one.verdict === 'warn').length;
  const count = failing === 0 ? warned : failing;

  return (
    <>
      <Group>
        <Button kind="main" disabled={running} onClick={() => void runSelfTest()}>
          {t(running ? 'self-test.running' : 'self-test.run')}
        </Button>
        <p role="status" className={part.said}>
          {!running &&
            at !== null &&
            t(count === 0 ? 'self-test.all-well' : failing === 0 ? 'self-test.warned' : 'self-test.failing', {
              count,
              number: formatCount(count, language),
              hour: formatHour(at, language),
            })}
        </p>
      </Group>
      {all.length > 0 && (
        <ul className={styles.checks} aria-label={t('self-test.checks')}>
          {all.map((one) => (
            <CheckLine key={one.id} check={one} />
          ))}
        </ul>
      )}
      <SupportBundle />
    </>
  );
}

function CheckLine({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const Icon = icons[check.verdict];
  const value = check.value ?? 0;
  return (
    <li className={styles.check}>
      <Icon size={18} aria-hidden="true" className={styles[check.verdict]} />
      <div className={styles.words}>
        <p className={styles.name}>
          <strong>{t(`check.${check.id}`)}</strong>
          <span className={styles[check.verdict]}>{t(`self-test.verdict-${check.verdict}`)}</span>
        </p>
        <p>
          {t(`check-found.${check.id}-${check.finding}`, {
            count: value,
            number: formatCount(value, language),
            size: formatSize(value, language),
          })}
        </p>
      </div>
    </li>
  );
}

const icons: Readonly<Record<Verdict, LucideIcon>> = {
  pass: CircleCheck,
  skip: CircleMinus,
  warn: TriangleAlert,
  fail: CircleX,
};
