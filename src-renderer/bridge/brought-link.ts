// A link that the browser brings in a tab of its own: that tab has no token, so it hands the link to the one that has. The
// link only fills the dialer there; whoever wrote it learns nothing.

const channelName = 'offhook-link';
/** Milliseconds that the tab at work has to answer. */
const patience = 1_500;

/** Returns the link in an address's fragment, `#link=tel%3A…`; null where it is another one. */
export function linkInFragment(fragment: string): string | null {
  if (!fragment.startsWith('#link=')) return null;
  try {
    return decodeURIComponent(fragment.slice('#link='.length));
  } catch {
    return null;
  }
}

/** Hands a link to the tab at work. Resolves to false where there is none. */
export function handOver(link: string, wait: number = patience): Promise<boolean> {
  const channel = new BroadcastChannel(channelName);
  return new Promise((resolve) => {
    const end = (taken: boolean): void => {
      clearTimeout(late);
      channel.close();
      resolve(taken);
    };
    const late = setTimeout(() => end(false), wait);
    channel.onmessage = ({ data }) => data === 'taken' && end(true);
    channel.postMessage({ link });
  });
}

/** Takes links that other tabs of this page hand over, until the returned function is called. */
export function takeOver(open: (link: string) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const link = typeof data === 'object' && data !== null && 'link' in data ? data.link : null;
    if (typeof link !== 'string') return;
    channel.postMessage('taken');
    open(link);
  };
  return () => channel.close();
}
