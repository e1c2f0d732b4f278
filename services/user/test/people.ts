import type { Client } from "@connectrpc/connect";
import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { toyAuth } from "../../../platform/testing/toy-auth.ts";
import { user } from "../service.ts";

// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;
export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

/** The user service beside a toy auth. */
export interface People {
  harness: Harness;
  users: Client<typeof UserService>;
  /** Somebody with a profile. */
  person(options?: { roles?: string[] }): Promise<{ user_id: string; authorization: string }>;
  call(
    path: string,
    authorization: string,
    method?: string,
    body?: object,
    if_match?: string,
  ): Promise<Answer>;
  /** The same with a body as it stands. */
  send(
    path: string,
    authorization: string,
    method: string,
    text?: string,
    if_match?: string,
  ): Promise<Answer>;
  stop(): Promise<void>;
}

/** @param close what auth does when it is asked to close an account; closes every one unless told */
export async function startPeople(close: (user_id: string) => void = () => {}): Promise<People> {
  const toy = await toyAuth();
  const plain = await toy.entry.load();
  const closing = rpc(AuthService.method.closeAccount, async (_context: unknown, { userId }) => {
    close(userId);
    return {};
  });
  const auth = service({
    ...plain,
    rpc: [...plain.rpc!.filter(({ method }) => method !== closing.method), closing],
  });
  const harness = await startHarness({
    entries: [
      { ...toy.entry, load: async () => auth },
      { name: "user", http_port: 0, rpc_port: 0, load: async () => user },
    ],
  });
  const { url } = harness.runtime.fronts.find(({ name }) => name === "user")!;
  const users = harness.room("auth").base.rpc("user", UserService);

  const send: People["send"] = async (path, authorization, method, text, if_match) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization,
        ...(text === undefined ? {} : { "content-type": "application/json" }),
        ...(if_match === undefined ? {} : { "if-match": if_match }),
      },
      ...(text === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: answer ? JSON.parse(answer) : undefined,
    };
  };
  return {
    harness,
    async person(options = {}) {
      const made = await toy.person(options);
      await users.createProfile({ userId: made.user_id, name: "Ada", locale: "", timeZone: "" });
      return made;
    },
    call: (path, authorization, method = "GET", body, if_match) =>
      send(path, authorization, method, body && JSON.stringify(body), if_match),
    send,
    users,
    stop: () => harness.stop(),
  };
}
