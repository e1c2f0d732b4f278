import { newId } from "../platform/ids.ts";

/** Calls the API as any client would; a refusal stops the loading with its reason. */
export interface Client {
  post<Body = { id: string }>(path: string, body: unknown, token?: string): Promise<Body>;
  put<Body = { id: string }>(path: string, body: unknown, token?: string): Promise<Body>;
  get<Body>(path: string, token?: string): Promise<Body>;
  /** A file as the body. */
  upload<Body = { id: string }>(path: string, file: Uint8Array, type: string, token: string): Promise<Body>;
}

export function clientOf(base: string): Client {
  const send = async <Body>(
    method: string,
    path: string,
    body: unknown,
    token?: string,
    type = "application/json",
  ): Promise<Body> => {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": type }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === "POST" ? { "idempotency-key": newId() } : {}),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(
        `The demo data could not be loaded: ${method} ${path} was answered ${response.status} ${text.slice(0, 500)}`,
      );
    return (text ? JSON.parse(text) : undefined) as Body;
  };
  return {
    post: (path, body, token) => send("POST", path, body, token),
    put: (path, body, token) => send("PUT", path, body, token),
    upload: (path, file, type, token) => send("PUT", path, file, token, type),
    get: (path, token) => send("GET", path, undefined, token),
  };
}
