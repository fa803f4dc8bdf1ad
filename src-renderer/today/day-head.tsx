// Which day it is, the way to the days beside it, and what can be taken away of it: paper, or a file.

import { ChevronLeft, ChevronRight, FileDown, type LucideIcon, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../src-preload/contract/api.ts';
import { dayEnd, dayStart } from '../../src-preload/contract/local-day.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useUsualKey } from '../keys/use-usual-key.ts';
import { Button } from '../parts/button.tsx';
import { Hint } from '../parts/hint.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount, formatLongDay } from '../words/when.ts';
import styles from './day-head.module.css';

interface DayHeadProps {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly isToday: boolean;
}

/** Draws the head of the screen, and answers its keys. */
export function DayHead({ day, isToday }: DayHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { act, moveDay, showDay, printDay } = useOffhook((state) => state);
  const exporting = useSnapshot((snapshot) => snapshot.exported !== null);
  const [written, setWritten] = useState<(ValueOf<'calls.export'> & { readonly day: string }) | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useFocusPlace('today', title);
  const date = formatLongDay(dayStart(day) ?? 0, Date.now(), language);

  async function exportDay(): Promise<void> {
    const span = { from: dayStart(day) ?? 0, to: dayEnd(day) ?? 0 };
    const result = await act('calls.export', span);
    setWritten(result.ok ? { ...result.value, day } : null);
  }

  useKeys({
    'today-previous': () => moveDay(-1),
    'today-next': isToday ? undefined : () => moveDay(1),
    'today-now': isToday ? undefined : () => showDay(null),
    'today-print': () => void printDay(),
    'today-export': exporting ? undefined : () => void exportDay(),
  });

  useUsualKey('p', () => void printDay());

  return (
    <header className={styles.head}>
      <div className={styles.day}>
        <Step keyId="today-previous" Icon={ChevronLeft} onClick={() => moveDay(-1)} />
        <h1 ref={title} tabIndex={-1} className={styles.title} aria-live="polite">
          {isToday ? t('today.title', { date }) : date}
        </h1>
        <Step keyId="today-next" Icon={ChevronRight} disabled={isToday} onClick={() => moveDay(1)} />
      </div>
      {!isToday && (
        <Button keyId="today-now" onClick={() => showDay(null)}>
          {t('today.back')}
        </Button>
      )}
      <div className={styles.deeds}>
        <Button
          kind="quiet"
          keyId="today-print"
          icon={<Printer size={16} aria-hidden="true" />}
          onClick={() => void printDay()}
        >
          {t('today.print')}
        </Button>
        <Button
          kind="quiet"
          keyId="today-export"
          icon={<FileDown size={16} aria-hidden="true" />}
          disabled={exporting}
          onClick={() => void exportDay()}
        >
          {t('today.export')}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {written?.day === day &&
          t('settings.exported', {
            count: written.calls,
            number: formatCount(written.calls, language),
            path: written.path,
          })}
      </p>
    </header>
  );
}

interface StepProps {
  readonly keyId: 'today-previous' | 'today-next';
  readonly Icon: LucideIcon;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Step({ keyId, Icon, disabled, onClick }: StepProps) {
  const { t } = useTranslation();
  return (
    <Hint keyId={keyId}>
      <IconButton tone="plain" aria-label={t(`key-name.${keyId}`)} disabled={disabled} onClick={onClick}>
        <Icon size={18} aria-hidden="true" />
      </IconButton>
    </Hint>
  );
}
