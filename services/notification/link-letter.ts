import { timestampDate } from "@bufbuild/protobuf/wkt";
import { AppError } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { momentAt } from "./domain/moment.ts";
import type { Letter } from "./letter.ts";

/** A one-use link; the token is made now and stands nowhere but in the mail. */
export async function linkLetter(
  context: Context,
  request_id: string,
  name: string,
  locale: string,
  time_zone: string,
  path: string,
): Promise<Letter | undefined> {
  const link = await context.auth.createMailLink({ requestId: request_id }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });
  if (!link) return undefined;
  // An invitation goes to somebody else than the one who asked for it.
  const organization = link.organizationId
    ? (await context.auth.getOrganization({ organizationId: link.organizationId })).name
    : "";
  const to_name = organization ? "" : name;
  const view = {
    name: to_name,
    seller: organization || "Foyer",
    url: `${context.public_urls.web}${path}#token=${link.token}`,
    until: link.expiresAt ? momentAt(timestampDate(link.expiresAt), time_zone, locale) : "",
    organization,
  };
  return { to_name, view, locale, address: link.email, attachments: [] };
}
