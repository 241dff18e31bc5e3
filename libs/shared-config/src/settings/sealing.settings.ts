import { Variable } from '../environment/variable.js';
import { IsSealingKey, SEALING_KEY_REMEDY } from '../rules/is-sealing-key.js';

/** What the API needs to seal secrets so that only the scaffolder can open them. */
export class SealingSettings {
  /** `JOB_SEALING_PUBLIC_KEY`: X25519, base64. */
  @Variable('JOB_SEALING_PUBLIC_KEY', { required: { in: 'production', remedy: SEALING_KEY_REMEDY } })
  @IsSealingKey()
  readonly publicKey?: string;
}
