// The ear for phones over the life of the app: a port and a secret that stay, trouble that is shown and mended, sleep.

import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Doors, systemDoors } from '../../../../src-main/line/hooks/door.ts';
import { manualClock } from '../../../fakes/clocks.ts';
import { type TestCore, temporaryFolder, testCore } from '../../../fakes/core.ts';
import { deskPhone } from '../../../fakes/desk-phone.ts';
import { fakeDoors } from '../../../fakes/doors.ts';

/** The status that a phone gets for a request by a real socket; 0 where nobody listens. */
function status(port: number | null, path: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', () => resolve(0));
    asked.end();
  });
}

function listening(app: TestCore) {
  return app.until('phones are heard', ({ line }) => line.state === 'listening');
}

describe('the ear for phones', () => {
  it('is shut until the agent opens it, and keeps its port and secret from then on', async () => {
    const folder = temporaryFolder();
    const first = testCore({ folder, ports: { doors: systemDoors } });
    expect(first.core.snapshot().line).toMatchObject({ state: 'off', port: null, secret: null });
    await first.ask('line.change', { on: true });
    const { line } = await listening(first);
    expect(line.secret).toMatch(/^[\w-]{43}$/);
    await first.close();
    const second = testCore({ folder, ports: { doors: systemDoors } });
    expect((await listening(second)).line).toMatchObject({ port: line.port, secret: line.secret });
  });

  it('hears nobody by an old secret', async () => {
    const app = testCore({ ports: { doors: systemDoors } });
    await app.ask('line.change', { on: true });
    const { line } = await listening(app);
    await app.ask('line.rotate-secret', null);
    expect(app.core.snapshot().line.secret).not.toBe(line.secret);
    expect(await status(line.port, `/${line.secret}/yealink/ringing?number=1`)).toBe(404);
    expect(app.core.snapshot().ringing).toEqual([]);
  });

  it('says that another program has the port, and takes it once it is free', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    // A server on TCP has an address with a port while it listens.
    const { port } = other.address() as AddressInfo;
    const app = testCore({ ports: { doors: systemDoors } });
    await app.ask('line.change', { on: true, port });
    await app.until('the trouble shows', ({ line }) => line.problem === 'port-taken');
    await new Promise((resolve) => other.close(resolve));
    expect((await listening(app)).line).toMatchObject({ port, problem: null });
  });

  it('is opened again after sleep or on another network, at once and on the same port', async () => {
    const clock = manualClock();
    let opened = 0;
    let alive = true;
    const doors: Doors = {
      addresses: systemDoors.addresses,
      async open(at, listener) {
        opened += 1;
        // What was open before the sleep is dead: it neither answers nor says so.
        return systemDoors.open(at, (request, from) => (alive ? listener(request, from) : new Promise(() => {})));
      },
    };
    const app = testCore({ clock, ports: { doors } });
    await app.ask('line.change', { on: true });
    const { line } = await listening(app);
    alive = false;
    const woken = app.until('the door was opened anew', () => opened === 2);
    alive = true;
    app.core.woke();
    await woken;
    // The clock stands still: it took none of the two seconds that phones may be unheard.
    expect((await listening(app)).line.port).toBe(line.port);
    expect(await status(line.port, `/${line.secret}/yealink/ringing?number=5145550199`)).toBe(204);
    const closing = app.close();
    await clock.advance(5000);
    await closing;
  });

  it('opens to the network only where the agent wants it, for those on the list', async () => {
    const doors = fakeDoors();
    const app = testCore({ ports: { doors } });
    await app.ask('line.change', { on: true });
    expect((await listening(app)).line.addresses).toEqual([]);
    await app.ask('line.change', { lan: true, allow: ['192.168.1.0/24'] });
    await app.until('it listens on the network', () => doors.opened === 2);
    expect((await listening(app)).line.addresses).toEqual(['192.168.1.10']);
    expect(await deskPhone(app, doors, 'snom', '10.9.9.9').says('ringing', '5145550199')).toBe(404);
    expect(app.core.snapshot().line.turnedAway).toBe('10.9.9.9');
    expect(await deskPhone(app, doors, 'snom', '192.168.1.77').says('ringing', '5145550199')).toBe(204);
    await app.ask('line.change', { allow: ['192.168.1.0/24', '10.9.9.9'] });
    expect(app.core.snapshot().line.turnedAway).toBeNull();
    expect(await app.refuse('line.change', { allow: ['everyone'] })).toMatchObject({ code: 'bad-argument' });
  });

  it('tells that the test call has come', async () => {
    const doors = fakeDoors();
    const app = testCore({ ports: { doors } });
    await app.ask('line.change', { on: true });
    await listening(app);
    await app.ask('line.await-test', null);
    expect(app.core.snapshot().line.test).toBe('waiting');
    await deskPhone(app, doors).says('ringing', '5145550199');
    expect(app.core.snapshot().line).toMatchObject({ test: 'arrived', heardAt: expect.any(Number) });
  });

  it('is shut when the agent shuts it', async () => {
    const app = testCore({ ports: { doors: systemDoors } });
    await app.ask('line.change', { on: true });
    const { line } = await listening(app);
    await app.ask('settings.change', { hooks: { on: false, lan: false, allow: [] } });
    await app.until('nobody is heard', ({ line }) => line.state === 'off');
    expect(await status(line.port, `/${line.secret}/yealink/ringing`)).toBe(0);
  });
});
