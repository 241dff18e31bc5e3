import { createRepository, startMeasured } from './start-measured.js';

/** A simulator with one repository in a process of its own, for load from another. Prints where it is. */
const simulator = await startMeasured();
const { url } = await simulator.listen();
const token = simulator.installationToken('acme');
await createRepository(simulator, token, 'demo');
process.stdout.write(`${JSON.stringify({ url: `${url}/repos/acme/demo`, token })}\n`);
process.on('SIGTERM', () => void simulator.close().then(() => process.exit()));
