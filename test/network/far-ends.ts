// What can stand between the app and the CRM: servers on TCP that carry a request over, lose it, hold it, cut it, or answer
// in the CRM's place. Each treats every connection that it is given in its own one way.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Treats one connection of the app; `carry` brings a whole request to the CRM and resolves to its whole answer. */
export type FarEnd = (near: Socket, carry: (request: Buffer) => Promise<Buffer>) => void | Promise<void>;

/** Listens on 127.0.0.1 in front of the CRM on the other port, until the test is over. Returns the port. */
export async function standBetween(farEnd: FarEnd, crmPort: number): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => near.destroy());
    near.on('close', () => sockets.delete(near));
    void farEnd(near, (request) => carried(request, crmPort));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  // A server that listens on a port has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

/** Milliseconds after which the app gives up waiting in these tests, and how long it takes an answer in all. */
export const appPatience = { timeout: 200, deadline: 350 } as const;

/** Resets the connection as soon as it is there. */
export const resetAtOnce: FarEnd = (near) => {
  near.resetAndDestroy();
};

/** Takes the whole request, passes nothing on and resets. */
export const lostAndReset: FarEnd = async (near) => {
  await wholeRequest(near);
  near.resetAndDestroy();
};

/** Passes half of the request on, then breaks both sides. */
export const halfARequest: FarEnd = async (near, carry) => {
  const request = await wholeRequest(near);
  void carry(request.subarray(0, Math.floor(request.length / 2)));
  await wait(20);
  near.resetAndDestroy();
};

/** Carries the request over, then resets in place of the answer. */
export const deliveredAndReset: FarEnd = async (near, carry) => {
  await carry(await wholeRequest(near));
  near.resetAndDestroy();
};

/** Answers with the beginning of the head alone. */
export const halfAHead: FarEnd = async (near, carry) => {
  const answer = await carry(await wholeRequest(near));
  near.write(answer.subarray(0, 20), () => near.resetAndDestroy());
};

/** Answers with all but the end of the body. */
export const halfAnAnswer: FarEnd = async (near, carry) => {
  const answer = await carry(await wholeRequest(near));
  near.end(answer.subarray(0, answer.length - 20));
};

/** Takes the request and never says a word. */
export const blackHole: FarEnd = (near) => {
  near.resume();
};

/** Carries the request over and keeps the answer. */
export const deliveredIntoSilence: FarEnd = async (near, carry) => {
  await carry(await wholeRequest(near));
};

/** Answers late, within the app's patience. */
export const delay: FarEnd = async (near, carry) => {
  const request = await wholeRequest(near);
  await wait(appPatience.timeout / 4);
  near.end(await carry(request));
};

/** Carries the request over only after the app has given up waiting for an answer. */
export const heldBeyondPatience: FarEnd = async (near, carry) => {
  const request = await wholeRequest(near);
  await wait(appPatience.timeout + 250);
  await carry(request);
};

/** Carries the request over and answers byte by byte, so slowly that the app never sees the end. */
export const slowDrip: FarEnd = async (near, carry) => {
  for (const byte of await carry(await wholeRequest(near))) {
    if (near.destroyed) return;
    near.write(Buffer.of(byte));
    await wait(10);
  }
};

/** Answers in the CRM's place, as a hotel's network or a company's proxy does. */
export function answering(head: string, body: string): FarEnd {
  return async (near) => {
    await wholeRequest(near);
    near.end(`HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
  };
}

/** Does as a web server does that is spoken to in TLS on its plain port. */
export const plainPort: FarEnd = (near) => {
  near.once('data', () => near.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'));
};

/** Resolves to the request once it is whole: its head, and the body that the head announces. */
function wholeRequest(near: Socket): Promise<Buffer> {
  return new Promise((resolve) => {
    let request = Buffer.alloc(0);
    const take = (bytes: Buffer) => {
      request = Buffer.concat([request, bytes]);
      const head = request.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(request.toString('latin1', 0, head))?.[1] ?? 0);
      if (request.length < head + 4 + length) return;
      near.off('data', take);
      resolve(request);
    };
    near.on('data', take);
  });
}

/** Brings a request to the CRM on a connection of its own, which the CRM is asked to close behind its answer. */
function carried(request: Buffer, crmPort: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const answer: Buffer[] = [];
    const crm = connect(crmPort, '127.0.0.1');
    crm.on('data', (bytes) => answer.push(bytes));
    crm.on('error', () => crm.destroy());
    crm.on('close', () => resolve(Buffer.concat(answer)));
    const text = request.toString('latin1');
    crm.end(Buffer.from(text.replace(/^connection: keep-alive/im, 'connection: close'), 'latin1'));
  });
}
