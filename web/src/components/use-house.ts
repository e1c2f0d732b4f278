import { useSession } from "../api/session.ts";
import { housesOf, may } from "../lib/may.ts";
import type { Permission } from "../../../contracts/types/permissions.ts";

/** What the person here may do in this house. */
export function useHouse(organization_id: string) {
  const session = useSession();
  const house =
    session.kind === "member" ? housesOf(session.user).find(({ id }) => id === organization_id) : undefined;
  return { house, may: (permission: Permission) => may(house, permission) };
}
