import { Variable } from '../environment/variable.js';
import { IsSealingKey, SEALING_KEY_REMEDY } from '../rules/is-sealing-key.js';

/** What the scaffolder needs to open sealed secrets. */
export class OpeningSettings {
  /** `JOB_SEALING_PRIVATE_KEY`: X25519, base64. A secret. */
  @Variable('JOB_SEALING_PRIVATE_KEY', { secret: true, required: { in: 'production', remedy: SEALING_KEY_REMEDY } })
  @IsSealingKey()
  readonly privateKey?: string;
}
