import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { generateSealingKeys, openSecrets, sealSecrets } from '../index.js';
import { aRequest, collect, type StartQueue } from '../testing/queue-under-test.contract.js';

/** What every engine does with secrets. @param contents everything that the store holds */
export function hidesSecrets(startQueue: StartQueue, contents: () => Promise<string>): void {
  it('carries secrets to the worker, and holds none that can be read', async () => {
    const started = await startQueue();
    const { publicKey, privateKey } = await generateSealingKeys();
    const secret = `secret-${randomUUID()}`;
    const request = aRequest({ description: `described-${randomUUID()}`, secretNames: ['TOKEN'] });
    const sealedSecrets = await sealSecrets(publicKey, request.name, { TOKEN: secret });
    await started.submissions.submit({ ...request, sealedSecrets });
    const whileQueued = await contents();
    let opened: Record<string, string> = {};

    await started.worker.start({
      handle: async (run) => {
        if (run.project.name !== request.name) return;
        opened = await openSecrets(privateKey, run.request.name, run.request.sealedSecrets ?? '');
      },
    });
    await collect(started.store.events(request.name));

    expect(opened).toEqual({ TOKEN: secret });
    expect(whileQueued).toContain(request.description);
    expect(whileQueued).toContain(sealedSecrets);
    expect(whileQueued).not.toContain(secret);
    expect(await contents()).not.toContain(secret);
  });
}
