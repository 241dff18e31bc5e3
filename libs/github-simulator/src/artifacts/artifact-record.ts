/** An artifact as it is stored with the attempt that uploads it. */
export interface ArtifactRecord {
  readonly id: number;
  readonly name: string;
  /** Content in base64, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Of its archive. */
  readonly sizeInBytes: number;
  /** Of its archive: `sha256:...` */
  readonly digest: string;
  readonly retentionDays: number;
}
