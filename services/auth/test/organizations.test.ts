import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import type { OrganizationRole } from "../../../contracts/types/permissions.ts";
import { newId } from "../../../platform/ids.ts";
import { type SignedIn, type Stage, startStage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.harness.stop());

interface Organization {
  id: string;
  name: string;
  version: number;
}
const details = {
  name: "Harbour House",
  legal_name: "Harbour House CLG",
  address_lines: ["1 Quay Street", "Cork"],
  country: "IE",
  tax_id: "IE1234567T",
  email: "desk@house.example",
};

async function organizationOf(owner: SignedIn): Promise<Organization> {
  const made = await stage.call<Organization>("/organizations", { body: details, token: owner.access_token });
  assert.equal(made.status, 201);
  return made.body;
}
const invite = (by: SignedIn, id: string, role: OrganizationRole, email = `${newId()}@example.org`) =>
  stage.call<{ id: string; code: string }>(`/organizations/${id}/invitations`, {
    body: { email, role },
    token: by.access_token,
  });
const accept = (who: SignedIn, token: string) =>
  stage.call<{ role: string; code: string }>("/organizations/invitations/accept", {
    body: { token },
    token: who.access_token,
  });
const setRole = (by: SignedIn, id: string, of: SignedIn, role: OrganizationRole) =>
  stage.call(`/organizations/${id}/members/${of.user.id}`, {
    method: "PUT",
    body: { role },
    token: by.access_token,
  });
const remove = (by: SignedIn, id: string, of: SignedIn) =>
  stage.status(`/organizations/${id}/members/${of.user.id}`, { method: "DELETE", token: by.access_token });
const read = (by: SignedIn, id: string) => stage.status(`/organizations/${id}`, { token: by.access_token });

async function join(by: SignedIn, id: string, role: OrganizationRole): Promise<SignedIn> {
  const who = await stage.register();
  const { body } = await invite(by, id, role);
  assert.equal(
    (await accept(who, (await stage.auth.createMailLink({ requestId: body.id })).token)).status,
    200,
  );
  return who;
}

test("who makes an organization owns it and is an organizer, at once", async () => {
  const owner = await stage.register();
  const { id, version } = await organizationOf(owner);
  const me = await stage.call<{ roles: string[]; organizations: object[] }>("/users/me", {
    token: owner.access_token,
  });
  assert.deepEqual(me.body.roles, ["customer", "organizer"]);
  assert.deepEqual(me.body.organizations, [{ id, name: "Harbour House", role: "owner" }]);
  const list = await stage.call<{ items: object[] }>("/organizations", { token: owner.access_token });
  assert.deepEqual(list.body.items, [{ id, name: "Harbour House", role: "owner" }]);
  const seller = await stage.auth.getOrganization({ organizationId: id });
  assert.deepEqual(
    [seller.legalName, seller.addressLines, seller.country, seller.taxId],
    ["Harbour House CLG", ["1 Quay Street", "Cork"], "IE", "IE1234567T"],
  );

  const change = (headers: Record<string, string>) =>
    stage.status(`/organizations/${id}`, {
      method: "PUT",
      body: { ...details, name: "House" },
      token: owner.access_token,
      headers,
    });
  assert.deepEqual(
    [
      await change({}),
      await change({ "if-match": '"9"' }),
      await change({ "if-match": `"${version}"` }),
      await change({ "if-match": `"${version}"` }),
    ],
    [428, 412, 200, 412],
  );
  assert.equal(
    await stage.status("/organizations", { body: details, token: (await stage.guest()).access_token }),
    403,
  );
});

test("foreign and missing look the same; members without the right are told so", async () => {
  const owner = await stage.register();
  const { id } = await organizationOf(owner);
  const stranger = await stage.register();
  const scanner = await join(owner, id, "scanner");
  for (const target of [id, newId()]) {
    const answers = [
      await read(stranger, target),
      await stage.status(`/organizations/${target}`, {
        method: "PUT",
        body: details,
        token: stranger.access_token,
        headers: { "if-match": '"1"' },
      }),
      await stage.status(`/organizations/${target}/members`, { token: stranger.access_token }),
      (await invite(stranger, target, "viewer")).status,
      (await setRole(stranger, target, owner, "viewer")).status,
      await remove(stranger, target, owner),
    ];
    assert.deepEqual(answers, Array<number>(6).fill(404), target);
  }
  assert.deepEqual(
    [
      await stage.status(`/organizations/${id}/members`, { token: scanner.access_token }),
      (await invite(scanner, id, "viewer")).status,
      (await setRole(scanner, id, scanner, "owner")).status,
      await remove(scanner, id, owner),
    ],
    [403, 403, 403, 403],
  );
});

test("a manager hires for the door, and promotes nobody to their own height", async () => {
  const owner = await stage.register();
  const { id } = await organizationOf(owner);
  const manager = await join(owner, id, "manager");
  const member = await join(manager, id, "member");
  for (const role of ["owner", "manager"] as const) {
    assert.deepEqual(
      [(await invite(manager, id, role)).status, (await setRole(manager, id, member, role)).status],
      [403, 403],
    );
  }
  assert.deepEqual(
    [
      (await setRole(manager, id, manager, "owner")).status,
      (await setRole(manager, id, owner, "viewer")).status,
      await remove(manager, id, owner),
    ],
    [403, 403, 403],
  );
  assert.deepEqual(
    [
      (await setRole(manager, id, member, "scanner")).status,
      await remove(manager, id, member),
      await read(member, id),
    ],
    [200, 204, 404],
  );
  const members = await stage.call<{ items: { user_id: string; name: string; role: string }[] }>(
    `/organizations/${id}/members`,
    { token: manager.access_token },
  );
  assert.deepEqual(
    members.body.items.map(({ name, role }) => [name, role]),
    [
      ["Ada", "owner"],
      ["Ada", "manager"],
    ],
  );
});

test("a right that is taken is gone with the next request, and with it what its holder offered", async () => {
  const owner = await stage.register();
  const { id } = await organizationOf(owner);
  const manager = await join(owner, id, "manager");
  const { body } = await invite(manager, id, "member");
  const { token } = await stage.auth.createMailLink({ requestId: body.id });
  assert.equal((await invite(manager, id, "viewer")).status, 201);
  assert.equal((await setRole(owner, id, manager, "viewer")).status, 200);
  assert.equal((await invite(manager, id, "viewer")).status, 403);
  assert.equal((await accept(await stage.register(), token)).status, 422);
});

test("an organization keeps an owner, however many leave in the same moment", async () => {
  const owner = await stage.register();
  const { id } = await organizationOf(owner);
  assert.deepEqual(
    [(await setRole(owner, id, owner, "manager")).body.code, await remove(owner, id, owner)],
    ["invalid_state", 409],
  );
  assert.equal(
    await stage.status(`/users/${owner.user.id}`, { method: "DELETE", token: owner.access_token }),
    409,
  );
  assert.equal(
    await stage.status("/users/me", { token: owner.access_token }),
    200,
    "a refused erasure changes nothing",
  );
  const owners = [owner, await join(owner, id, "owner"), await join(owner, id, "owner")];
  const left = await Promise.all(
    owners.map((who, n) =>
      n === 0
        ? stage.status(`/users/${who.user.id}`, { method: "DELETE", token: who.access_token })
        : remove(who, id, who),
    ),
  );
  assert.deepEqual(
    left.toSorted((a, b) => a - b),
    [204, 204, 409],
  );
  const { rows } = await stage.db.query({
    name: "owners",
    text: "select count(*) as count from memberships where organization_id = $1 and role = 'owner'",
    values: [id],
  });
  assert.equal(rows[0].count, 1);
});

test("an invitation is used once, by one, and the newest of an address counts", async () => {
  const owner = await stage.register();
  const { id } = await organizationOf(owner);
  const first = await invite(owner, id, "viewer", "hired@example.org");
  const old = (await stage.auth.createMailLink({ requestId: first.body.id })).token;
  const second = await invite(owner, id, "scanner", "Hired@example.org");
  const { token, purpose, email, role, organizationId } = await stage.auth.createMailLink({
    requestId: second.body.id,
  });
  assert.deepEqual(
    [purpose, email, role, organizationId],
    ["organization_invitation", "Hired@example.org", "scanner", id],
  );
  const people = await Promise.all(Array.from({ length: 4 }, () => stage.register()));
  assert.equal((await accept(people[0]!, old)).status, 422);
  assert.equal((await accept(await stage.guest(), token)).status, 403);
  assert.equal(
    (await accept(owner, token)).body.code,
    "invalid_state",
    "a member already; the link lives on",
  );
  const answers = await Promise.all(people.map((who) => accept(who, token)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 422, 422, 422],
  );
  const third = await invite(owner, id, "viewer");
  const late = (await stage.auth.createMailLink({ requestId: third.body.id })).token;
  stage.harness.clock.advance(8 * 86_400_000);
  const again = (
    await stage.call<SignedIn>("/auth/login", {
      body: { email: people[0]!.user.email, password: stage.password },
    })
  ).body;
  assert.equal((await accept(again, late)).status, 422);
});

test("roles and memberships leave an audit trail that cannot be changed", async () => {
  const { user } = await stage.register();
  const leaver = await stage.register();
  assert.equal(
    await stage.status(`/users/${leaver.user.id}`, { method: "DELETE", token: leaver.access_token }),
    204,
  );
  const otherService = stage.harness.room("user").base.rpc("auth", AuthService);
  await assert.rejects(otherService.grantRole({ userId: user.id, role: "admin" }), { code: "forbidden" });
  await assert.rejects(otherService.createMailLink({ requestId: user.id }), { code: "forbidden" });
  const granted = await stage.auth.grantRole({ email: user.email!.toUpperCase(), role: "admin" });
  assert.deepEqual(granted.roles, ["customer", "admin"]);
  await assert.rejects(stage.auth.grantRole({ userId: user.id, role: "owner" }), {
    code: "validation_failed",
  });
  const { rows } = await stage.db.query({
    name: "trail",
    text: "select action, count(*) as count from audit group by action order by action",
    values: [],
  });
  const actions = rows.map(({ action }) => action as string);
  for (const action of [
    "account.delete",
    "membership.accept",
    "membership.change",
    "membership.end",
    "membership.invite",
    "organization.create",
    "organization.update",
    "role.grant",
  ])
    assert.ok(actions.includes(action), action);
  await assert.rejects(
    stage.db.query({ name: "erase", text: "delete from audit", values: [] }),
    /never changed/,
  );
});
