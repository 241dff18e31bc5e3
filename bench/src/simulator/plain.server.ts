import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that can answer: as many bytes from `node:http`, with nothing behind them. */
const body = JSON.stringify({ text: 'x'.repeat(6500) });
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
process.on('SIGTERM', () => process.exit());
