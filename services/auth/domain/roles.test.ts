import assert from "node:assert/strict";
import { test } from "node:test";
import { ORGANIZATION_ROLES, type OrganizationRole } from "../../../contracts/types/permissions.ts";
import { mayChangeRole, systemRoles } from "./roles.ts";

const RANK: Record<OrganizationRole, number> = { owner: 3, manager: 2, member: 1, scanner: 1, viewer: 1 };
const roles = [...ORGANIZATION_ROLES];

test("nobody gives more than they have, nor touches who stands beside or above them", () => {
  for (const actor of roles) {
    for (const from of [...roles, undefined]) {
      for (const to of [...roles, undefined]) {
        if (!mayChangeRole({ actor, self: false, from, to }) || actor === "owner") continue;
        assert.equal(actor, "manager", `${actor} changes roles`);
        assert.ok(to === undefined || RANK[to] < RANK[actor], `${actor} gives ${to}`);
        assert.ok(from === undefined || RANK[from] < RANK[actor], `${actor} takes ${from}`);
      }
    }
  }
});

test("nobody raises themselves, everybody may leave", () => {
  for (const actor of roles) {
    assert.ok(mayChangeRole({ actor, self: true, from: actor, to: undefined }));
    for (const to of roles) {
      if (mayChangeRole({ actor, self: true, from: actor, to }))
        assert.ok(RANK[to] <= RANK[actor], `${actor} makes themselves ${to}`);
    }
  }
  assert.ok(!mayChangeRole({ actor: "member", self: true, from: "member", to: "scanner" }));
});

test("a guest has no role besides", () => {
  assert.deepEqual(systemRoles({ guest: true, granted_roles: [] }), ["guest"]);
  assert.deepEqual(systemRoles({ guest: false, granted_roles: ["organizer"] }), ["customer", "organizer"]);
});
