// When something was: short for the eyes, exact in a tooltip and for a screen reader.

import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/use-language.ts';
import { formatAgo, formatHour, formatMoment } from '../words/when.ts';
import { whenWords } from '../words/when-words.ts';

interface WhenProps {
  /** Epoch milliseconds, both. */
  readonly at: number;
  readonly now: number;
}

/** Draws the hour, with the day where it isn't today. */
export function When({ at, now }: WhenProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return <Moment at={at} short={whenWords(t, at, now, language)} />;
}

/** Draws how long ago it was. */
export function Ago({ at, now }: WhenProps) {
  return <Moment at={at} short={formatAgo(at, now, useLanguage())} />;
}

/** Draws the hour, and how long ago it was where that isn't far back: for a list that names the day above. */
export function HourAndAgo({ at, now }: WhenProps) {
  const language = useLanguage();
  const hour = formatHour(at, language);
  const isNear = now - at >= aMinute && now - at < farBack;
  return <Moment at={at} short={isNear ? `${hour} · ${formatAgo(at, now, language)}` : hour} />;
}

/** Milliseconds. */
const aMinute = 60_000;
const farBack = 60 * 86_400_000;

function Moment({ at, short }: { readonly at: number; readonly short: string }) {
  const exact = formatMoment(at, useLanguage());
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      <span aria-hidden="true">{short}</span>
      <span className="unseen">{exact}</span>
    </time>
  );
}
