import createClient from "openapi-fetch";
import { spokenTag } from "../lib/i18n.ts";
import { firstAnswer } from "./first-answers.ts";
import { problemOf } from "./problem.ts";
import type { paths } from "./schema.d.ts";
import { accessToken, refreshSession } from "./session.ts";
import { transport } from "./transport.ts";

function withToken(request: Request, token: string | undefined): Request {
  const copy = new Request(request);
  copy.headers.set("accept-language", spokenTag());
  if (token) copy.headers.set("authorization", `Bearer ${token}`);
  return copy;
}

/** As whoever is here; what is refused with an expired token is tried once more with a new one. */
async function asWhoeverIsHere(request: Request): Promise<Response> {
  const known = firstAnswer(request);
  if (known) return known;
  const token = await accessToken();
  const response = await transport(withToken(request.clone(), token));
  if (response.status !== 401 || !token) return response;
  await refreshSession();
  return transport(withToken(request, await accessToken()));
}

/** The API, typed by its own document (contracts/openapi.json). */
export const api = createClient<paths>({ baseUrl: "/api", fetch: asWhoeverIsHere });

interface Called<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer. @throws ApiProblem for every other */
export async function answerTo<T>(call: Promise<Called<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return data as T;
}
