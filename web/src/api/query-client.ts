import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "./problem.ts";

/** What a refused request says will not change by asking again; outages get two more tries. */
function again(failures: number, error: unknown): boolean {
  if (isProblem(error) && error.status >= 400 && error.status < 500) return false;
  if (!navigator.onLine) return false;
  return failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: again,
      refetchOnWindowFocus: "always",
      // Without network a page says so, or shows what was kept; waiting for it in silence helps nobody.
      networkMode: "always",
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
