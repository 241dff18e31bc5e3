import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends these very bytes to a port of this machine, and gives back whatever comes until the connection ends. */
export async function rawRequest(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that has had enough may reset the connection: what it said before counts.
  socket.on('error', () => undefined);
  socket.setTimeout(3000, () => socket.destroy());
  for (const piece of pieces) socket.write(piece);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}
