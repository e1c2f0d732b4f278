import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

export const userUpdated = defineEvent(
  "user.updated",
  1,
  "user_id",
  z.object({ user_id: Id }),
  "A profile changed.",
);
export const userDeleted = defineEvent(
  "user.deleted",
  1,
  "user_id",
  z.object({ user_id: Id }),
  "A person is gone: everyone erases or pseudonymises what they hold of them.",
);

export const userEvents = [userUpdated, userDeleted];
