// A link that a browser brings in a tab of its own, handed to the tab at work.
import { describe, expect, it, onTestFinished } from 'vitest';
import { handOver, linkInFragment, takeOver } from '../../../src-renderer/bridge/brought-link.ts';

describe('linkInFragment', () => {
  it('reads the link alone, never a token', () => {
    expect(linkInFragment('#link=tel%3A%2B15145550199')).toBe('tel:+15145550199');
    for (const other of ['', '#', '#bGluaz0', '#link=%E0%A4%A', 'link=tel:5']) expect(linkInFragment(other)).toBeNull();
  });
});

describe('handOver', () => {
  it('brings the link to the tab at work, and tells that it was taken', async () => {
    const opened: string[] = [];
    onTestFinished(takeOver((link) => opened.push(link)));
    expect(await handOver('tel:+15145550199')).toBe(true);
    expect(opened).toEqual(['tel:+15145550199']);
  });

  it('tells where nobody is at work', async () => {
    expect(await handOver('tel:+15145550199', 20)).toBe(false);
  });

  it('takes nothing but a link', async () => {
    const opened: string[] = [];
    onTestFinished(takeOver((link) => opened.push(link)));
    const stranger = new BroadcastChannel('offhook-link');
    onTestFinished(() => stranger.close());
    for (const said of [null, 'tel:5', { link: 5 }, ['tel:5']]) stranger.postMessage(said);
    expect(await handOver('tel:6')).toBe(true);
    expect(opened).toEqual(['tel:6']);
  });
});
