import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { type Web, webBridge } from '../../../src-renderer/bridge/web-bridge.ts';
import { snapshot } from '../preview/scenes.ts';
import { waiting } from '../store/open-fake.ts';

describe('a request', () => {
  it('goes out as JSON under the token', async () => {
    const sent: RequestInit[] = [];
    const { bridge } = webBridge(
      'secret',
      web(async (_, init) => answer('{"ok":true,"value":null}', sent, init)),
    );
    expect(await bridge.request('sync.now', null)).toEqual({ ok: true, value: null });
    expect(sent).toMatchObject([
      { method: 'POST', headers: { Authorization: 'Bearer secret' }, body: '{"method":"sync.now","argument":null}' },
    ]);
  });

  it('to a lost core is the failure unreachable, never a rejection', async () => {
    const refused = webBridge(
      't',
      web(() => Promise.reject(new TypeError('Failed to fetch'))),
    );
    const garbled = webBridge(
      't',
      web(async () => new Response('This needs the token of this launch.', { status: 401 })),
    );
    const unreachable = { ok: false, failure: { code: 'unreachable', detail: null } };
    expect(await refused.bridge.request('sync.now', null)).toEqual(unreachable);
    expect(await garbled.bridge.request('sync.now', null)).toEqual(unreachable);
  });
});

describe('the stream of snapshots', () => {
  it('is read line by line, whatever the pieces, and opened again when it ends', async () => {
    const first = JSON.stringify(snapshot({ revision: 1, shell: { ...snapshot().shell, dataFolder: 'été' } }));
    const second = JSON.stringify(snapshot({ revision: 2 }));
    const bytes = new TextEncoder().encode(`${first}\n\n${second}\n`);
    const streams = [[bytes.slice(0, 41), bytes.slice(41, 997), bytes.slice(997)], []];
    const seen: string[] = [];
    const ups: boolean[] = [];
    const waits: number[] = [];
    const twice = waiting<void>();
    const { bridge, watchLink } = webBridge(
      't',
      web(
        async () => new Response(streamOf(streams.shift() ?? [])),
        async (milliseconds) => {
          waits.push(milliseconds);
          if (waits.length < 4) return;
          twice.resolve(undefined);
          await new Promise<never>(() => {});
        },
      ),
    );
    watchLink((up) => ups.push(up));
    const stop = bridge.subscribe((next: Snapshot) => seen.push(`${next.revision} ${next.shell.dataFolder}`));
    await twice.promise;
    stop();
    expect(seen).toEqual(['1 été', `2 ${snapshot().shell.dataFolder}`]);
    expect(ups).toEqual([true, false, false, false, false]);
    expect(waits).toEqual([250, 500, 1_000, 2_000]);
  });

  it('is not opened again once nobody listens', async () => {
    let opened = 0;
    const { bridge } = webBridge(
      't',
      web(async () => {
        opened += 1;
        return new Response('', { status: 401 });
      }),
    );
    const stop = bridge.subscribe(() => {});
    stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toBe(1);
  });
});

function web(fetch: Web['fetch'], wait: Web['wait'] = async () => {}): Web {
  return { fetch, wait };
}

function answer(body: string, sent: RequestInit[], init: RequestInit | undefined): Response {
  sent.push(init ?? {});
  return new Response(body);
}

function streamOf(pieces: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}
