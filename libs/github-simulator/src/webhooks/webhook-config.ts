import { SecretKeys } from '../secrets/secret-keys.js';
import { sealBox } from '../secrets/sealed-box.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { WebhookOptions } from './webhook-options.js';

const file = 'config.json';

/** Where deliveries go, and how. */
export interface WebhookTarget {
  readonly url: string | undefined;
  readonly secret: string | undefined;
  readonly contentType: 'json' | 'form';
  readonly insecureSsl: boolean;
}

/** As it is stored: the secret only ever sealed. */
interface StoredTarget extends Omit<WebhookTarget, 'secret'> {
  readonly sealed: string | undefined;
  /** The address in the options when it was changed: other options count again. */
  readonly insteadOf: string | undefined;
}

/** The webhook's configuration: what the options say, unless it was changed over REST. */
export class WebhookConfig {
  private readonly keys: SecretKeys;
  private current: WebhookTarget;

  constructor(
    private readonly directory: StateDirectory,
    private readonly options: WebhookOptions | undefined,
  ) {
    this.keys = new SecretKeys(directory);
    this.current = this.load() ?? {
      url: options?.url,
      secret: options?.secret,
      contentType: 'json',
      insecureSsl: false,
    };
  }

  get target(): WebhookTarget {
    return this.current;
  }

  change(changes: Partial<WebhookTarget>): void {
    const { secret, ...target } = { ...this.current, ...changes };
    const sealed = secret === undefined ? undefined : sealBox(secret, this.keys.current());
    const stored: StoredTarget = { ...target, sealed, insteadOf: this.options?.url };
    this.directory.write(file, stored);
    this.current = { ...target, secret };
  }

  private load(): WebhookTarget | undefined {
    const stored = this.directory.read<StoredTarget>(file);
    if (!stored || stored.insteadOf !== this.options?.url) return undefined;
    const { url, sealed, contentType, insecureSsl } = stored;
    const secret = sealed === undefined ? undefined : this.keys.open(sealed);
    return { url, contentType, insecureSsl, secret: secret && Buffer.from(secret).toString('utf8') };
  }
}
