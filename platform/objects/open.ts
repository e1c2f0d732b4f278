import { join } from "node:path";
import type { Log } from "../log.ts";
import type { PlatformConfig } from "../settings.ts";
import { directoryStores } from "./directory.ts";
import { s3Stores } from "./s3.ts";
import type { ObjectStores } from "./store.ts";

/** The store that the settings name. */
export const openObjects = ({ s3, data_dir }: PlatformConfig, log: Log): ObjectStores =>
  s3 ? s3Stores(s3, log) : directoryStores(join(data_dir, "objects"));
