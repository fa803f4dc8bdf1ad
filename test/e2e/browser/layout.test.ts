// The room that words have: every screen in French with each text 40 % longer, from 1440 pixels down to 360 at 200 % zoom.

import { expect, it } from 'vitest';
import { onTour } from '../crm-behind.ts';
import { partNames, parts, speakIn } from '../tour.ts';

/** 1440, 960, 600 and 360 pixels, then the same at 200 % zoom: half as many of them. */
const widths = [1440, 960, 720, 600, 480, 360, 300, 180];
const tour = onTour(stop);

it.each(partNames)('is enough in %s', (name) => parts[name](tour()));

async function stop(screen: string): Promise<void> {
  const page = tour().stage.page();
  await speakIn(page, 'fr');
  const problems: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 });
    for (const problem of await page.evaluate(lengthenAndMeasure)) problems.push(`${width}: ${problem}`);
  }
  expect.soft(problems, screen).toEqual([]);
  await page.setViewportSize({ width: 960, height: 720 });
  await speakIn(page, 'en');
}

/** Runs in the page: makes each text 40 % longer, lists what no longer fits, and puts the texts back, all in one go. */
function lengthenAndMeasure(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: { node: Text; before: string }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    // Keys, digits and dates don't grow with a language.
    if (/\p{L}{2}/u.test(text.data) && text.parentElement?.closest('kbd, textarea, option, pre') === null) {
      texts.push({ node: text, before: text.data });
    }
  }
  for (const { node, before } of texts) {
    const more = Math.ceil(before.trim().length * 0.4);
    const filler = 'rallongement '
      .repeat(Math.ceil(more / 13))
      .slice(0, more)
      .trim();
    node.data = before.trim().includes(' ') ? `${before.trimEnd()} ${filler} ` : `${before.trimEnd()}${filler}`;
  }
  const problems: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) problems.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('.unseen, svg, input, textarea, select') !== null || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    // For the ear alone.
    if (style.clipPath !== 'none') continue;
    const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').slice(0, 40)}”`;
    const wide = element.scrollWidth - element.clientWidth > 1;
    const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
    if (wide && scrolls) problems.push(`scrolls sideways: ${name}`);
    const cuts = (style.overflowX === 'hidden' || style.overflowX === 'clip') && style.textOverflow !== 'ellipsis';
    if (wide && cuts) problems.push(`is cut: ${name}`);
    const own = [...element.childNodes].some((child) => child instanceof Text && child.data.trim() !== '');
    const right = element.getBoundingClientRect().right;
    if (own && right > root.clientWidth + 1 && !endsInDots(element))
      problems.push(`leaves the window by ${Math.round(right - root.clientWidth)}: ${name}`);
  }
  for (const { node, before } of texts) node.data = before;
  return problems;

  function endsInDots(element: Element | null): boolean {
    if (element === null) return false;
    const { overflowX, textOverflow } = getComputedStyle(element);
    return (overflowX === 'hidden' && textOverflow === 'ellipsis') || endsInDots(element.parentElement);
  }
}
