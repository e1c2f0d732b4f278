import { test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { createLog } from "../../../platform/log.ts";
import { conformance } from "./conformance.ts";
import { openSearch } from "./opensearch.ts";

// A real engine is needed: SEARCH_URL says where one is.
const { SEARCH_URL } = process.env;
if (SEARCH_URL)
  conformance("opensearch", async () => {
    const name = `foyer-test-${newId()}`;
    return {
      engine: openSearch(SEARCH_URL, name, createLog("catalog", "silent")),
      close: () => fetch(new URL(`/${name}-1`, SEARCH_URL), { method: "DELETE" }),
    };
  });
else test("opensearch searches as every engine has to", { skip: "SEARCH_URL is not set" }, () => undefined);
