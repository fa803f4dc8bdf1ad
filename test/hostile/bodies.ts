// Bodies that no honest CRM sends.

import type { ServerResponse } from 'node:http';
import type { WholeAnswer } from '../fakes/plain-crm.ts';

/** JSON that nests so many objects. */
export function nested(depth: number): string {
  return `${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Does what was asked, then repeats a text until so many bytes are written or the far end has had enough. */
export function pour(response: ServerResponse, truth: () => WholeAnswer, text: string, bytes: number): void {
  truth();
  response.writeHead(201);
  const piece = text.repeat(Math.ceil(65_536 / text.length));
  let left = bytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= piece.length;
      if (!response.write(piece)) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
}

/** Cuts the connection so that the far end sees a reset. */
export function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
}
