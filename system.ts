import type { SystemEntry } from "./platform/runtime.ts";

/**
 * THE MAP: every service of Foyer, its ports, and where its manifest is. All of them in one process, or
 * each where it likes: the same code. Beside them stand two rooms that are no services: web/ (the app,
 * port 3000) and sandbox/ (the outside world, simulated; port 8090, SMTP 8025).
 */
export const system: SystemEntry[] = [
  {
    name: "gateway",
    http_port: 8080,
    rpc_port: 50050,
    load: async () => (await import("./services/gateway/service.ts")).gateway,
  },
  {
    name: "auth",
    http_port: 3011,
    rpc_port: 50051,
    load: async () => (await import("./services/auth/service.ts")).auth,
  },
  {
    name: "user",
    http_port: 3001,
    rpc_port: 50052,
    load: async () => (await import("./services/user/service.ts")).user,
  },
  {
    name: "catalog",
    http_port: 3002,
    rpc_port: 50053,
    load: async () => (await import("./services/catalog/service.ts")).catalog,
  },
  {
    name: "event",
    http_port: 3012,
    rpc_port: 50054,
    load: async () => (await import("./services/event/service.ts")).event,
  },
  {
    name: "ticket",
    http_port: 3014,
    rpc_port: 50055,
    load: async () => (await import("./services/ticket/service.ts")).ticket,
  },
  {
    name: "booking",
    http_port: 3003,
    rpc_port: 50056,
    load: async () => (await import("./services/booking/service.ts")).booking,
  },
  {
    name: "realtime",
    http_port: 3013,
    rpc_port: 50057,
    load: async () => (await import("./services/realtime/service.ts")).realtime,
  },
  {
    name: "payment",
    http_port: 3004,
    rpc_port: 50058,
    load: async () => (await import("./services/payment/service.ts")).payment,
  },
  {
    name: "receipt",
    http_port: 3005,
    rpc_port: 50060,
    load: async () => (await import("./services/receipt/service.ts")).receipt,
  },
  {
    name: "notification",
    http_port: 3006,
    rpc_port: 50061,
    load: async () => (await import("./services/notification/service.ts")).notification,
  },
];
