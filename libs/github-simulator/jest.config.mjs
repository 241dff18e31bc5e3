import { preset } from '../../jest.preset.mjs';

// Real git and real processes: a busy machine may take its time.
export default { ...preset, displayName: 'github-simulator', testTimeout: 30_000 };
