import { GRANTS, type Permission } from "../../../contracts/types/permissions.ts";
import type { SessionUser } from "../api/types.ts";

type House = NonNullable<SessionUser["organizations"]>[number];

/** What somebody may do in a house: for showing what is possible; the server decides. */
export const may = (house: Pick<House, "role"> | undefined, permission: Permission): boolean =>
  house !== undefined && GRANTS[house.role].has(permission);

/** Houses where there is something to look at. */
export const housesOf = (user: SessionUser): House[] => user.organizations ?? [];
