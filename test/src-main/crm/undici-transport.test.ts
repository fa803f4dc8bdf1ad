// Every way in which a request to the CRM can end, on real sockets: above all, when `sent: false` may be said.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Transport, TransportRequest } from '../../../src-main/crm/transport.ts';
import { createTransport } from '../../../src-main/crm/undici-transport.ts';
import { listen, selfSigned } from './loopback.ts';

function request(url: string, changes: Partial<TransportRequest> = {}): TransportRequest {
  return { method: 'POST', url, headers: { authorization: 'Bearer secret' }, body: '{"lead_id":1}', ...changes };
}

const get = { method: 'GET', body: null } as const;

async function askSocket(
  onConnection: (socket: Socket) => void,
  options: Parameters<typeof createTransport>[0] = {},
  changes: Partial<TransportRequest> = {},
) {
  const port = await listen(createServer(onConnection));
  return createTransport(options)(request(`http://127.0.0.1:${port}/v2`, changes));
}

/** Plays a canned answer to whoever has sent something. */
const reply = (text: string) => (socket: Socket) => socket.once('data', () => socket.write(text));

const certificate = selfSigned();

function trustCertificate(): void {
  const trusted = getCACertificates('default');
  onTestFinished(() => setDefaultCACertificates(trusted));
  setDefaultCACertificates([...trusted, certificate?.cert ?? '']);
}

/** Something to wait for, opened by hand. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('a whole answer', () => {
  it('carries status, lower-case headers and the bytes as they are', async () => {
    const server = createHttpServer((incoming, answer) => {
      answer.setHeader('X-Twice', ['a', 'b']);
      answer.statusCode = 201;
      incoming.pipe(answer);
    });
    const port = await listen(server);
    const answer = await createTransport()(request(`http://127.0.0.1:${port}/v2`, { body: 'é\u0000\r\n' }));
    expect(answer).toMatchObject({ ok: true, status: 201, headers: { 'x-twice': 'a, b' } });
    expect(answer.ok && Buffer.from(answer.body).toString()).toBe('é\u0000\r\n');
  });

  it('comes whole when it is larger than any first buffer', async () => {
    const server = createHttpServer((_incoming, answer) => answer.end('x'.repeat(3_000_000)));
    const port = await listen(server);
    const answer = await createTransport()(request(`http://127.0.0.1:${port}`, get));
    expect(answer.ok && Buffer.from(answer.body).equals(Buffer.from('x'.repeat(3_000_000)))).toBe(true);
  });

  it.each(['GET', 'PUT', 'POST'] as const)('sends a %s with its path, query, headers and body', async (method) => {
    let seen: unknown;
    const server = createHttpServer((incoming, answer) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += chunk;
      });
      incoming.on('end', () => {
        seen = { method: incoming.method, url: incoming.url, headers: incoming.headers, body };
        answer.end();
      });
    });
    const port = await listen(server);
    const body = method === 'GET' ? null : '{"a":"é"}';
    await createTransport()(request(`http://127.0.0.1:${port}/v2/leads?page=2`, { method, body }));
    const headers = { authorization: 'Bearer secret', 'accept-encoding': 'identity' };
    expect(seen).toMatchObject({ method, url: '/v2/leads?page=2', headers, body: body ?? '' });
  });

  it('is the redirect itself, which nobody follows', async () => {
    let requests = 0;
    const server = createHttpServer((_incoming, answer) => {
      requests += 1;
      answer.writeHead(307, { location: '/elsewhere' }).end();
    });
    const port = await listen(server);
    expect(await createTransport()(request(`http://127.0.0.1:${port}`))).toMatchObject({ ok: true, status: 307 });
    expect(requests).toBe(1);
  });

  it('waits through interim answers for the final one', async () => {
    const text = 'HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}';
    expect(await askSocket(reply(text))).toMatchObject({ ok: true, status: 201, headers: { 'content-length': '2' } });
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes a header named %s for a header', async (name) => {
    const answer = await askSocket(reply(`HTTP/1.1 200 OK\r\n${name}: x\r\ncontent-length: 0\r\n\r\n`));
    expect(answer.ok && Object.entries(answer.headers)).toContainEqual([name.toLowerCase(), 'x']);
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('a request of which no byte left', () => {
  it('says so when the port refuses', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    const transport = createTransport();
    const refused = { ok: false, sent: false, status: null, problem: 'ECONNREFUSED' };
    expect(await transport(request(`http://127.0.0.1:${port}`))).toEqual(refused);
    const many = await Promise.all(
      Array.from({ length: 20 }, () => transport(request(`http://127.0.0.1:${port}`, get))),
    );
    expect(many).toEqual(many.map(() => refused));
  });

  it.each(['http', 'https'])('says so when the name of an %s address is unknown', async (scheme) => {
    const answer = await createTransport()(request(`${scheme}://crm.invalid/v2`));
    expect(answer).toMatchObject({ ok: false, sent: false, status: null });
    expect(answer).toHaveProperty('problem', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/));
  });

  it.each(['no address', 'ftp://127.0.0.1/', 'file:///etc/hosts', ''])('says so of the address "%s"', async (url) => {
    expect(await createTransport()(request(url))).toEqual({
      ok: false,
      sent: false,
      status: null,
      problem: 'invalid-url',
    });
  });

  it('says so of a header that cannot be written, and does not quote it', async () => {
    const answer = await createTransport()(
      request('http://127.0.0.1:1', { headers: { authorization: 'secret\r\nx: y' } }),
    );
    expect(answer).toEqual({ ok: false, sent: false, status: null, problem: 'UND_ERR_INVALID_ARG' });
  });

  it('says so when the far end answers a TLS hello with garbage', async () => {
    const port = await listen(createServer(reply('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await createTransport()(request(`https://127.0.0.1:${port}`))).toMatchObject({ ok: false, sent: false });
  });

  it.each([
    ['closes', (socket: Socket) => socket.end()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ])('says so when the far end %s in the TLS hello', async (_deed, end) => {
    const port = await listen(createServer((socket) => socket.once('data', () => end(socket))));
    expect(await createTransport()(request(`https://127.0.0.1:${port}`))).toMatchObject({ ok: false, sent: false });
  });

  it('says so when TLS is never done, after the time to connect', async () => {
    const port = await listen(createServer(() => {}));
    const answer = await createTransport({ connectTimeout: 100 })(request(`https://127.0.0.1:${port}`));
    expect(answer).toEqual({ ok: false, sent: false, status: null, problem: 'UND_ERR_CONNECT_TIMEOUT' });
  });

  it.runIf(certificate).each(['POST', 'PUT'] as const)(
    'says so of a %s when the deadline falls before the connection, and sends nothing later',
    async (method) => {
      trustCertificate();
      const [answered, ended] = [gate(), gate()];
      let bytes = 0;
      const secured = createTlsServer({ ...certificate }, (socket) =>
        socket
          .on('error', ended.open)
          .on('close', ended.open)
          .on('data', (chunk) => {
            bytes += chunk.length;
          }),
      );
      secured.on('tlsClientError', ended.open);
      const port = await listen(
        createServer(async (socket) => {
          await answered.opened;
          secured.emit('connection', socket);
        }),
      );
      const answer = await createTransport({ deadline: 50 })(request(`https://127.0.0.1:${port}`, { method }));
      expect(answer).toEqual({ ok: false, sent: false, status: null, problem: 'deadline' });
      answered.open();
      await ended.opened;
      expect(bytes).toBe(0);
    },
  );

  it.runIf(certificate)('says so when the certificate is not trusted', async () => {
    let bytes = 0;
    const server = createTlsServer({ ...certificate }, (socket) =>
      socket.on('data', (chunk) => {
        bytes += chunk.length;
      }),
    );
    const port = await listen(server);
    const answer = await createTransport()(request(`https://127.0.0.1:${port}`));
    expect(answer).toEqual({ ok: false, sent: false, status: null, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(bytes).toBe(0);
  });
});

describe('a request that left without a whole answer', () => {
  const lost = { ok: false, sent: true, status: null };

  it('counts as sent when the far end resets what it never read', async () => {
    const written = gate();
    subscribe('undici:client:sendHeaders', written.open);
    onTestFinished(() => void unsubscribe('undici:client:sendHeaders', written.open));
    const server = createServer({ pauseOnConnect: true }, async (socket) => {
      await written.opened;
      socket.resetAndDestroy();
    });
    const port = await listen(server);
    expect(await createTransport()(request(`http://127.0.0.1:${port}`))).toMatchObject(lost);
  });

  it('counts as sent exactly when undici wrote, where the far end resets as soon as it accepts', async () => {
    const port = await listen(createServer((socket) => socket.resetAndDestroy()));
    const transport = createTransport();
    let writes = 0;
    const count = () => {
      writes += 1;
    };
    subscribe('undici:client:sendHeaders', count);
    onTestFinished(() => void unsubscribe('undici:client:sendHeaders', count));
    for (let sent = 0, tries = 0; tries < 50; tries += 1) {
      const answer = await transport(request(`http://127.0.0.1:${port}`));
      sent += !answer.ok && answer.sent ? 1 : 0;
      expect(answer).toMatchObject({ ok: false, status: null });
      expect(sent).toBe(writes);
    }
  });

  it('counts as sent when the far end closes after reading', async () => {
    expect(await askSocket((socket) => socket.once('data', () => socket.end()))).toMatchObject(lost);
  });

  it('counts as sent when no answer comes in time', async () => {
    const answer = await askSocket(() => {}, { timeout: 100 });
    expect(answer).toEqual({ ...lost, problem: 'UND_ERR_HEADERS_TIMEOUT' });
  });

  it.each(['GET', 'PUT', 'POST'] as const)('counts as sent when the deadline cuts a %s', async (method) => {
    const closed = gate();
    const body = method === 'GET' ? null : '{}';
    const answer = await askSocket(
      (socket) => socket.on('close', closed.open).resume(),
      { deadline: 100 },
      { method, body },
    );
    expect(answer).toEqual({ ...lost, problem: 'deadline' });
    await closed.opened;
  });

  it('counts as sent when the answer is not HTTP', async () => {
    expect(await askSocket(reply('220 mail.example ESMTP\r\n'))).toMatchObject(lost);
  });

  it('counts as sent when the far end changes protocol', async () => {
    const text = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
    expect(await askSocket(reply(text))).toMatchObject(lost);
  });

  it('stops reading a head without end', async () => {
    const closed = gate();
    const answer = await askSocket((socket) => {
      socket.on('close', closed.open);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = () => {
          while (!socket.destroyed && socket.write(`x-more: ${'x'.repeat(1000)}\r\n`)) {}
        };
        socket.on('drain', more);
        more();
      });
    });
    expect(answer).toEqual({ ...lost, problem: 'UND_ERR_HEADERS_OVERFLOW' });
    await closed.opened;
  });

  it.runIf(certificate)('counts as sent when TLS stood and the far end is gone', async () => {
    trustCertificate();
    const server = createTlsServer({ ...certificate }, (socket) => {
      socket.on('error', () => {});
      socket.destroy();
    });
    const port = await listen(server);
    expect(await createTransport()(request(`https://127.0.0.1:${port}`))).toMatchObject(lost);
  });

  it('keeps the status when the body breaks off', async () => {
    const answer = await askSocket((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 422 Unprocessable\r\ncontent-length: 100\r\n\r\n{"mess', () => socket.resetAndDestroy());
      }),
    );
    expect(answer).toMatchObject({ ok: false, sent: true });
    // The reset may outrun the head on its way through the kernel.
    expect(answer).toHaveProperty('status', expect.toBeOneOf([422, null]));
  });

  it('keeps the status when the body ends too soon', async () => {
    const answer = await askSocket((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n{"da')),
    );
    expect(answer).toMatchObject({ ok: false, sent: true, status: 201 });
  });

  it('keeps the status when the body falls silent', async () => {
    const answer = await askSocket(reply('HTTP/1.1 503 Busy\r\ncontent-length: 9\r\n\r\n{'), { timeout: 100 });
    expect(answer).toEqual({ ok: false, sent: true, status: 503, problem: 'UND_ERR_BODY_TIMEOUT' });
  });

  it('lets a slow body drip in, up to the deadline', async () => {
    const drip = (pieces: number) => (socket: Socket) =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${pieces}\r\n\r\n`);
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(timer));
      });
    const limits = { timeout: 400, deadline: 1500 };
    expect(await askSocket(drip(10), limits)).toMatchObject({ ok: true, status: 200 });
    const endless = await askSocket(drip(100_000), limits);
    expect(endless).toEqual({ ok: false, sent: true, status: 200, problem: 'deadline' });
  });

  it('stops reading a body over the cap and cuts the connection', async () => {
    const closed = gate();
    let written = 0;
    const answer = await askSocket(
      (socket) => {
        socket.on('close', () => {
          written = socket.bytesWritten;
          closed.open();
        });
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
          const more = () => {
            while (!socket.destroyed && socket.write(`2000\r\n${'x'.repeat(0x2000)}\r\n`)) {}
          };
          socket.on('drain', more);
          more();
        });
      },
      { bodyCap: 100_000 },
    );
    expect(answer).toEqual({ ok: false, sent: true, status: 200, problem: 'body-cap' });
    await closed.opened;
    // What the kernel's buffers took, not an endless body.
    expect(written).toBeLessThan(20_000_000);
  });

  it('takes a body of exactly the cap', async () => {
    const text = `HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n${'x'.repeat(50)}`;
    expect(await askSocket(reply(text), { bodyCap: 50 })).toMatchObject({ ok: true });
    expect(await askSocket(reply(text), { bodyCap: 49 })).toMatchObject({ ok: false, problem: 'body-cap' });
  });

  it('never unpacks a compressed body', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const server = createHttpServer((_incoming, answer) =>
      answer.writeHead(201, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const port = await listen(server);
    const answer = await createTransport()(request(`http://127.0.0.1:${port}`));
    expect(answer).toEqual({ ok: false, sent: true, status: 201, problem: 'content-encoding' });
  });
});

describe('connections', () => {
  /** Answers each request on a connection that it offers to keep, and closes it the moment another request comes in. */
  async function treacherous(): Promise<{
    readonly url: string;
    readonly seen: Map<string, number>;
    readonly sockets: () => number;
  }> {
    const seen = new Map<string, number>();
    let sockets = 0;
    const server = createServer((socket) => {
      sockets += 1;
      let requests = 0;
      socket.on('data', (chunk) => {
        requests += 1;
        for (const [mark] of chunk.toString().matchAll(/mark-\d+/g)) {
          seen.set(mark, (seen.get(mark) ?? 0) + 1);
        }
        if (requests > 1) {
          socket.resetAndDestroy();
          return;
        }
        socket.write('HTTP/1.1 201 Created\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\n{}');
      });
    });
    const port = await listen(server);
    return { url: `http://127.0.0.1:${port}`, seen, sockets: () => sockets };
  }

  it('shows each of 200 POSTs exactly once to a server that kills kept connections', async () => {
    const { url, seen, sockets } = await treacherous();
    const transport: Transport = createTransport();
    // Reads in between leave connections behind that a careless client would send its next POST on.
    for (let batch = 0; batch < 50; batch += 1) {
      await transport(request(url, get));
      const marks = [0, 1, 2, 3].map((place) => `mark-${batch * 4 + place}`);
      const answers = await Promise.all(marks.map((body) => transport(request(url, { body }))));
      expect(answers).toEqual(marks.map(() => expect.objectContaining({ ok: true, status: 201 })));
    }
    expect(seen.size).toBe(200);
    expect([...seen.values()].filter((times) => times !== 1)).toEqual([]);
    expect(sockets()).toBeGreaterThan(200);
  });

  it('shows a POST exactly once to a server that cuts it off after reading', async () => {
    const seen: string[] = [];
    const server = createServer((socket) =>
      socket.on('data', (chunk) => {
        seen.push(...(chunk.toString().match(/mark-\d+/g) ?? []));
        socket.resetAndDestroy();
      }),
    );
    const port = await listen(server);
    const transport = createTransport();
    const marks = Array.from({ length: 50 }, (_, place) => `mark-${place}`);
    for (const body of marks) {
      expect(await transport(request(`http://127.0.0.1:${port}`, { body }))).toMatchObject({ ok: false, sent: true });
    }
    expect(seen).toEqual(marks);
  });

  it('keeps connections for reads, and counts a PUT as sent, once, when one of them dies under it', async () => {
    const { url, seen, sockets } = await treacherous();
    const transport = createTransport();
    const answers: unknown[] = [];
    for (let place = 0; place < 20; place += 1) {
      await transport(request(url, get));
      answers.push(await transport(request(url, { method: 'PUT', body: `mark-${place}` })));
    }
    expect(answers).toContainEqual(expect.objectContaining({ ok: false, sent: true, status: null }));
    expect([...seen.values()]).toEqual(answers.map(() => 1));
    expect(sockets()).toBeLessThan(40);
  });

  it('closes the connection of a POST when it is answered', async () => {
    const closed = gate();
    let head = '';
    await askSocket((socket) => {
      socket.on('close', closed.open);
      socket.once('data', (chunk) => {
        head = chunk.toString();
        socket.write('HTTP/1.1 201 Created\r\nconnection: keep-alive\r\ncontent-length: 0\r\n\r\n');
      });
    });
    expect(head).toContain('connection: close');
    await closed.opened;
  });
});
