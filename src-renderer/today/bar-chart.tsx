// A chart of bars: a drawing for the eyes, and over it one real button for each bar that has calls.

import { type KeyboardEvent, useState } from 'react';
import { Tip } from '../parts/tip.tsx';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './bar-chart.module.css';
import fills from './bar-fills.module.css';
import { type Bar, type PlacedBar, placeBars } from './bars.ts';

export interface ChartBar extends Bar {
  /** What the bar says, in full: it is its name and its tooltip. */
  readonly name: string;
  /** What is written beneath it; null for nothing. */
  readonly mark: string | null;
}

interface BarChartProps {
  readonly name: string;
  readonly bars: readonly ChartBar[];
  /** Called with a bar's key; null on paper. */
  readonly onOpen: ((key: string) => void) | null;
}

/** Draws the chart. It is one stop of the Tab key; the arrows, Home and End go from bar to bar, Enter opens one. */
export function BarChart({ name, bars, onOpen }: BarChartProps) {
  const language = useLanguage();
  const placed = placeBars(bars);
  return (
    <div className={styles.chart}>
      <div className={styles.counts} aria-hidden="true">
        {placed.ticks.map(({ calls, up }) => (
          <span key={calls} style={{ bottom: `${up}%` }}>
            {formatCount(calls, language)}
          </span>
        ))}
      </div>
      <div className={styles.plot}>
        <svg className={styles.drawing} aria-hidden="true">
          {placed.ticks.map(({ calls, up }) => (
            <line key={calls} className={styles.line} x1="0" x2="100%" y1={`${100 - up}%`} y2={`${100 - up}%`} />
          ))}
          {placed.bars.map((bar) => (
            <DrawnBar key={bar.key} bar={bar} />
          ))}
        </svg>
        {onOpen !== null && <BarButtons name={name} bars={bars} placed={placed.bars} onOpen={onOpen} />}
      </div>
      <div className={styles.marks} aria-hidden="true">
        {bars.map((bar, index) => {
          const place = placed.bars[index];
          if (bar.mark === null || place === undefined) return null;
          const middle = place.left + place.width / 2;
          // The last one ends with the chart, where its middle would put half of it beside.
          return middle > 94 ? (
            <span key={bar.key} className={styles.lastMark}>
              {bar.mark}
            </span>
          ) : (
            <span key={bar.key} className={styles.mark} style={{ left: `${middle}%` }}>
              {bar.mark}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function DrawnBar({ bar }: { readonly bar: PlacedBar }) {
  const { left, width, answeredHeight, restHeight } = bar;
  const x = `${left}%`;
  return (
    <>
      {restHeight > 0 && (
        <rect
          className={fills.rest}
          x={x}
          width={`${width}%`}
          y={`${100 - answeredHeight - restHeight}%`}
          height={`${restHeight}%`}
        />
      )}
      {answeredHeight > 0 && (
        <rect
          className={fills.answered}
          x={x}
          width={`${width}%`}
          y={`${100 - answeredHeight}%`}
          height={`${answeredHeight}%`}
        />
      )}
    </>
  );
}

interface BarButtonsProps extends BarChartProps {
  readonly placed: readonly PlacedBar[];
  readonly onOpen: (key: string) => void;
}

function BarButtons({ name, bars, placed, onOpen }: BarButtonsProps) {
  const [last, setLast] = useState<string | null>(null);
  const openable = bars.filter((bar) => bar.calls > 0);
  // The Tab key comes to the bar it was at, else to the latest.
  const stop = openable.find((bar) => bar.key === last) ?? openable.at(-1);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    buttons[target]?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" aria-label={name} onKeyDown={onKeyDown}>
      {openable.map((bar) => {
        const place = placed.find((one) => one.key === bar.key);
        return (
          <Tip key={bar.key} text={bar.name}>
            <button
              type="button"
              className={styles.bar}
              style={{ left: `${place?.left ?? 0}%`, width: `${place?.width ?? 0}%` }}
              aria-label={bar.name}
              tabIndex={bar === stop ? 0 : -1}
              onFocus={() => setLast(bar.key)}
              onClick={() => onOpen(bar.key)}
            />
          </Tip>
        );
      })}
    </div>
  );
}
