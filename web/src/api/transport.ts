import { learnServerTime } from "../lib/server-clock.ts";
import { ApiProblem } from "./problem.ts";

/** fetch that learns the server's time from every answer and says `network` when there is none. */
export async function transport(request: Request): Promise<Response> {
  const sentAt = performance.now();
  try {
    const response = await fetch(request);
    learnServerTime(response.headers.get("date"), sentAt, performance.now());
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ status: 0, code: "network" });
  }
}
