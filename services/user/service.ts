import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { addAddress } from "./routes/add-address.ts";
import { deleteAddress } from "./routes/delete-address.ts";
import { deleteUser } from "./routes/delete-user.ts";
import { exportMe } from "./routes/export-me.ts";
import { getAddress } from "./routes/get-address.ts";
import { getMe } from "./routes/get-me.ts";
import { getPreferences } from "./routes/get-preferences.ts";
import { getUser } from "./routes/get-user.ts";
import { listAddresses } from "./routes/list-addresses.ts";
import { replacePreferences } from "./routes/replace-preferences.ts";
import { updateAddress } from "./routes/update-address.ts";
import { updateMe } from "./routes/update-me.ts";
import { updateUser } from "./routes/update-user.ts";
import { createProfile } from "./rpc/create-profile.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { findByName } from "./rpc/find-by-name.ts";
import { getProfile } from "./rpc/get-profile.ts";
import { getProfiles } from "./rpc/get-profiles.ts";
import { finishErasure } from "./tasks/erase-user.ts";

export const user = service({
  name: "user",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    getMe,
    updateMe,
    exportMe,
    getUser,
    updateUser,
    deleteUser,
    listAddresses,
    addAddress,
    getAddress,
    updateAddress,
    deleteAddress,
    getPreferences,
    replacePreferences,
  ],
  rpc: [createProfile, getProfile, getProfiles, findByName, exportPerson],
  tasks: [finishErasure],
});
