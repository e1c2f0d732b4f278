import { z } from "zod";

/** UUIDv7 (or any other UUID), lower case, as every id of Foyer is written. */
export const Id = z.uuid().meta({ id: "Id", description: "UUID" });
export type Id = z.output<typeof Id>;
