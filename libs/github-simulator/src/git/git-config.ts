/** The most that GitHub takes in one push, and what a bomb may not unfold beyond. */
export const largestPushBytes = 2 * 1024 ** 3;

/**
 * Configuration that every git process of the simulator gets, whatever the machine's own configuration says.
 * Nothing is ever collected. Small pushes are unpacked; a large one stays a pack, which is ten times faster than a file
 * for each object.
 */
const settings: Record<string, string> = {
  'core.fsync': 'none',
  'core.hooksPath': '/dev/null',
  'gc.auto': '0',
  'http.receivepack': 'true',
  'receive.autogc': 'false',
  'receive.fsckObjects': 'true',
  'receive.maxInputSize': String(largestPushBytes),
  'safe.directory': '*',
  'transfer.unpackLimit': '20',
  'uploadpack.allowAnySHA1InWant': 'true',
  'uploadpack.allowFilter': 'true',
};

/** The environment of a git process: no user or system configuration, no prompts, fixed messages. */
export function gitEnvironment(overrides: Record<string, string> = {}): NodeJS.ProcessEnv {
  const entries = Object.entries({ ...settings, ...overrides });
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(entries.map(([key], index) => [`GIT_CONFIG_KEY_${index}`, key])),
    ...Object.fromEntries(entries.map(([, value], index) => [`GIT_CONFIG_VALUE_${index}`, value])),
  };
}
