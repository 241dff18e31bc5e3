/** Jest's `globalTeardown`, which also runs after failures. */
export default async function stopForJest() {
  await globalThis.stopPrivateRedis?.();
}
