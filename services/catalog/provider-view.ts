import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { line } from "../../contracts/types/person.ts";

export const ProviderName = line(100).describe("as customers see it: a person, a room, a machine");
export const ProviderView = z.object({ id: Id, organization_id: Id, name: z.string(), version: z.int() });
