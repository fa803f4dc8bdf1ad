import { describe, expect, it } from 'vitest';
import { hourSpan, hoursDrawn, lengthOf, percent, placeBars } from '../../../src-renderer/today/bars.ts';

describe('bars in their chart', () => {
  it('stand side by side from edge to edge, each as high as its calls under a round number', () => {
    const { bars, ticks } = placeBars([
      { key: '8', calls: 9, answered: 3 },
      { key: '9', calls: 0, answered: 0 },
      { key: '10', calls: 6, answered: 6 },
    ]);
    expect(bars[0]?.left).toBeCloseTo(0);
    const last = bars.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(100);
    expect(ticks.at(-1)).toEqual({ calls: 10, up: 100 });
    expect(bars.map((bar) => Math.round(bar.answeredHeight + bar.restHeight))).toEqual([90, 0, 60]);
    expect(Math.round(bars[0]?.answeredHeight ?? 0)).toBe(30);
    expect(bars[2]?.restHeight).toBe(0);
  });

  it('are counted in whole calls, and the first call of a day doesn’t fill the chart', () => {
    const { bars, ticks } = placeBars([{ key: '8', calls: 1, answered: 1 }]);
    expect(ticks.map(({ calls }) => calls)).toEqual([0, 1, 2, 3, 4]);
    expect(bars[0]?.answeredHeight).toBe(25);
  });

  it('are none, and no lines are missing, before anything is read', () => {
    expect(placeBars([])).toMatchObject({ bars: [], ticks: [{ calls: 0 }, {}, {}, {}, { calls: 4 }] });
  });
});

describe('the hours that are drawn', () => {
  const day = (...busy: number[]) => Array.from({ length: 24 }, (_, hour) => ({ calls: busy.includes(hour) ? 1 : 0 }));

  it('are those of a working day, however few have calls', () => {
    expect(hoursDrawn(day())).toEqual([8, 20]);
    expect(hoursDrawn(day(11, 12))).toEqual([8, 20]);
  });

  it('reach to calls outside of it', () => {
    expect(hoursDrawn(day(6, 11, 22))).toEqual([6, 22]);
  });
});

describe('the span of an hour', () => {
  it('is an hour of the calendar, up to midnight', () => {
    expect(hourSpan('2026-11-22', 14)).toEqual({
      from: new Date(2026, 10, 22, 14).getTime(),
      to: new Date(2026, 10, 22, 15).getTime(),
    });
    expect(hourSpan('2026-12-31', 23).to).toBe(new Date(2027, 0, 1).getTime());
  });
});

describe('shares and lengths', () => {
  it('are whole percent, and none of nothing', () => {
    expect(percent(23, 36)).toBe(64);
    expect(percent(0, 3)).toBe(0);
    expect(percent(0, 0)).toBeNull();
  });

  it('are beside the longest', () => {
    expect(lengthOf(5, 20)).toBe(25);
    expect(lengthOf(0, 0)).toBe(0);
  });
});
