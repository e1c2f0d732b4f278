import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { deleteUser } from "./routes/delete-user.ts";
import { getMe } from "./routes/get-me.ts";
import { getUser } from "./routes/get-user.ts";
import { updateMe } from "./routes/update-me.ts";
import { updateUser } from "./routes/update-user.ts";
import { createProfile } from "./rpc/create-profile.ts";
import { getProfile } from "./rpc/get-profile.ts";
import { getProfiles } from "./rpc/get-profiles.ts";
import { finishErasure } from "./tasks/erase-user.ts";

export const user = service({
  name: "user",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [getMe, updateMe, getUser, updateUser, deleteUser],
  rpc: [createProfile, getProfile, getProfiles],
  tasks: [finishErasure],
});
