import type { ListQuery } from "../store/stripe-objects.ts";
import { invalidRequest } from "./failure.ts";
import type { Form } from "./form.ts";
import { allowOnly, integer, text } from "./parameters.ts";

/** What every list of Stripe takes. */
export const LIST_PARAMETERS = ["created", "ending_before", "expand", "limit", "starting_after"];

export function readListQuery(form: Form): ListQuery {
  const limit = integer(form, "limit") ?? 10;
  if (limit < 1 || limit > 100) {
    const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
    throw invalidRequest(
      `This value must be ${bound} (it currently is '${limit}').`,
      "parameter_invalid_integer",
      "limit",
    );
  }
  const starting_after = text(form, "starting_after") ?? null;
  const ending_before = text(form, "ending_before") ?? null;
  if (starting_after !== null && ending_before !== null) {
    throw invalidRequest(
      "You may only specify one of these parameters: starting_after, ending_before.",
      "parameter_invalid_exclusive",
    );
  }
  return { limit, starting_after, ending_before, created: readCreated(form) };
}

function readCreated(form: Form): ListQuery["created"] {
  const value = form["created"];
  if (value === undefined) return {};
  if (typeof value === "string") {
    const at = integer(form, "created");
    return { gte: at, lte: at };
  }
  allowOnly(value, ["gt", "gte", "lt", "lte"], [], "created");
  const bound = (name: string): number | undefined => integer(value, name, "created");
  return { gt: bound("gt"), gte: bound("gte"), lt: bound("lt"), lte: bound("lte") };
}
