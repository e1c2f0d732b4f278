import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { organizationById } from "../db/organizations.ts";

export const getOrganization = rpc(
  AuthService.method.getOrganization,
  async ({ db }: Context, { organizationId }) => {
    const found = Id.safeParse(organizationId).success
      ? await organizationById(db, organizationId)
      : undefined;
    if (!found) throw notFound();
    const { name, legal_name, address_lines, country, tax_id, email } = found;
    return {
      organizationId,
      name,
      legalName: legal_name,
      addressLines: address_lines,
      country,
      taxId: tax_id,
      email,
    };
  },
);
