// What a page can't do in Electron, whatever gets into it.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ElectronStage, electronStage } from '../app-process.ts';

describe('a page in Electron', () => {
  let stage: ElectronStage;
  /** A web server that nothing should ever reach. */
  let outside: Server;
  let address = '';
  const reached: string[] = [];
  const page = () => stage.page();

  beforeAll(async () => {
    outside = createServer((request, response) => {
      reached.push(`${request.method} ${request.url}`);
      response.end('outside');
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    stage = electronStage();
    await stage.start();
    await page().getByRole('heading', { name: 'Welcome to Offhook' }).waitFor();
  });
  afterAll(async () => {
    await stage.clear();
    outside.close();
  });

  it('has the bridge with its two functions, and nothing of Node or Electron', async () => {
    const seen = await page().evaluate(() => ({
      bridge: Object.keys(window.bridge ?? {}).sort(),
      nodes: ['require', 'process', 'Buffer', 'global', 'module', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ bridge: ['request', 'subscribe'], nodes: [] });
  });

  it('comes with a policy that lets it run its own files only', async () => {
    const policy = await page().evaluate(
      async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '',
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('runs no script of the page’s text, and reaches no file outside of the built page', async () => {
    const ran = await page().evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="data:," onerror="window.injected = true">';
      document.body.append(holder);
      const violated = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve));
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.injected = true');
      button.click();
      await violated;
      return 'injected' in window;
    });
    expect(ran).toBe(false);
    const statuses = await page().evaluate(async () => {
      const paths = [
        '/../main/index.js',
        '/%2e%2e/main/index.js',
        '/..%2fmain/index.js',
        '/package.json',
        '//etc/passwd',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path).catch(() => null))?.status ?? 'refused'));
    });
    expect(statuses.filter((status) => status !== 404 && status !== 'refused')).toEqual([]);
  });

  it('reaches no other computer or program by any of its ways', async () => {
    const refused = await page().evaluate(async (url) => {
      const says = (ask: () => Promise<unknown>) =>
        ask().then(
          () => 'reached',
          () => 'refused',
        );
      const loads = (tag: 'img' | 'script' | 'link', source: string) =>
        says(
          () =>
            new Promise((resolve, reject) => {
              const element = document.createElement(tag);
              element.addEventListener('error', reject);
              element.addEventListener('load', resolve);
              if (element instanceof HTMLLinkElement) {
                element.rel = 'stylesheet';
                element.href = source;
              } else element.src = source;
              document.body.append(element);
            }),
        );
      const socket = says(
        () =>
          new Promise((resolve, reject) => {
            const opened = new WebSocket(url.replace('http', 'ws'));
            opened.addEventListener('open', resolve);
            opened.addEventListener('error', reject);
          }),
      );
      navigator.sendBeacon(`${url}/beacon`, 'x');
      // A frame that is refused fires no event; what it would have reached is counted at the end.
      document.body.append(Object.assign(document.createElement('iframe'), { src: `${url}/frame` }));
      return Promise.all([
        says(() => fetch(`${url}/fetch`)),
        loads('img', `${url}/image`),
        loads('script', `${url}/script`),
        loads('link', `${url}/style`),
        socket,
      ]);
    }, address);
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'refused'));
    // Past the page's own policy, the session refuses too.
    const session = await stage.app().evaluate(
      ({ net }, url) =>
        net.fetch(`${url}/session`).then(
          () => 'reached',
          () => 'refused',
        ),
      address,
    );
    expect(session).toBe('refused');
    expect(reached).toEqual([]);
  });

  it('stays where it is, and opens no window of its own', async () => {
    await stage.app().evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('will-frame-navigate', (event) => Object.assign(globalThis, { navigated: !event.defaultPrevented }));
    });
    await page().evaluate((url) => {
      setTimeout(() => location.assign(`${url}/navigation`));
    }, address);
    await expect.poll(() => stage.app().evaluate(() => (globalThis as { navigated?: boolean }).navigated)).toBe(false);
    const opened = await page().evaluate((url) => {
      const links = [
        `${url}/window`,
        'https://crm.example/lead/1',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'app://offhook/',
      ];
      return links.map((link) => window.open(link) === null);
    }, address);
    expect(opened).toEqual([true, true, true, true, true]);
    await expect.poll(() => stage.opened()).toEqual(['https://crm.example/lead/1']);
    expect(await page().evaluate(() => location.href)).toBe('app://offhook/');
    expect(stage.app().windows()).toHaveLength(1);
    expect(reached).toEqual([]);
  });

  it('gets no permission but to copy', async () => {
    const states = await page().evaluate(() => {
      const names = ['notifications', 'camera', 'microphone', 'geolocation', 'midi', 'clipboard-read'];
      return Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      );
    });
    expect(states).toEqual(states.map(() => 'denied'));
    expect(await page().evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  it('gets a failure for whatever it should not ask', async () => {
    const asked: readonly (readonly [unknown, unknown])[] = [
      ['no.such-method', null],
      ['__proto__', null],
      ['constructor', {}],
      [null, null],
      [{ toString: 'call.start' }, null],
      ['call.start', null],
      ['call.start', { text: 5, extension: null, leadId: null, origin: 'dialer' }],
      ['call.start', { text: '5145550199', extension: null, leadId: null, origin: 'dialer', more: 1 }],
      ['call.start', { text: '5'.repeat(2_000), extension: null, leadId: null, origin: 'dialer' }],
      ['leads.read', { leadId: '1 OR 1=1' }],
    ];
    const answers = await page().evaluate(
      (requests) =>
        Promise.all(
          requests.map(([method, argument]) => window.bridge?.request(method as 'app.snapshot', argument as null)),
        ),
      asked,
    );
    const codes = answers.map((answer) => (answer && !answer.ok ? answer.failure.code : 'answered'));
    expect(codes).toEqual([...Array(5).fill('unknown-method'), ...Array(5).fill('bad-argument')]);
    const uncopied = await page().evaluate(() =>
      window.bridge?.request('leads.search', { text: (() => 1) as unknown as string }),
    );
    expect(uncopied?.ok).toBe(false);
  });
});
