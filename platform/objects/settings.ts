import type { Settings } from "../config.ts";

const S3 = [
  "S3_ENDPOINT",
  "S3_REGION",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "S3_BUCKET",
  "S3_FORCE_PATH_STYLE",
] as const;

/** A bucket of S3 or of anything that speaks like it. */
export interface S3Config {
  endpoint: string;
  region: string;
  access_key_id: string;
  secret_access_key: string;
  bucket: string;
  /** The bucket's name in the path of an address instead of in its host. */
  force_path_style: boolean;
}

/** @returns undefined: files are kept in the data directory */
export function s3Config(settings: Settings): S3Config | undefined {
  const group = settings.group("files in S3 instead of in the data directory", S3);
  if (!group) return undefined;
  const { S3_ENDPOINT, S3_FORCE_PATH_STYLE } = group;
  if (S3_ENDPOINT.trim() !== "" && !/^https?:$/.test(URL.parse(S3_ENDPOINT)?.protocol ?? ""))
    settings.problem("S3_ENDPOINT", "is not an http address");
  if (S3_FORCE_PATH_STYLE.trim() !== "" && !["true", "false"].includes(S3_FORCE_PATH_STYLE))
    settings.problem("S3_FORCE_PATH_STYLE", "must be true or false");
  return {
    endpoint: S3_ENDPOINT,
    region: group.S3_REGION,
    access_key_id: group.S3_ACCESS_KEY_ID,
    secret_access_key: group.S3_SECRET_ACCESS_KEY,
    bucket: group.S3_BUCKET,
    force_path_style: S3_FORCE_PATH_STYLE === "true",
  };
}
