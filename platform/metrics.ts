import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What a process tells Prometheus; labels never hold ids or personal data. */
export interface Metrics {
  registry: Registry;
  http_seconds: Histogram<"service" | "method" | "route" | "status">;
  http_errors: Counter<"service" | "route" | "code">;
  pool_connections: Gauge<"service" | "state">;
  event_lag: Gauge<"service" | "consumer">;
  tasks_parked: Gauge<"service" | "kind">;
  facts: Counter<"service" | "fact">;
  instances_up: Gauge<"target" | "protocol" | "address">;
  instances_left: Counter<"target" | "protocol" | "reason">;
  call_repeats: Counter<"target" | "protocol">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    http_seconds: new Histogram({
      name: "http_request_duration_seconds",
      help: "Requests and how long they took",
      labelNames: ["service", "method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    http_errors: new Counter({
      name: "http_request_errors_total",
      help: "Answers that are problems, by code",
      labelNames: ["service", "route", "code"],
      registers,
    }),
    pool_connections: new Gauge({
      name: "db_pool_connections",
      help: "Database connections",
      labelNames: ["service", "state"],
      registers,
    }),
    event_lag: new Gauge({
      name: "event_lag",
      help: "Events of a log that a consumer has still to take",
      labelNames: ["service", "consumer"],
      registers,
    }),
    tasks_parked: new Gauge({
      name: "tasks_parked",
      help: "Tasks and events that wait for a person",
      labelNames: ["service", "kind"],
      registers,
    }),
    instances_up: new Gauge({
      name: "instance_up",
      help: "Whether calls are sent to an instance of a service: 1, or 0 while it is left out",
      labelNames: ["target", "protocol", "address"],
      registers,
    }),
    instances_left: new Counter({
      name: "instance_left_out_total",
      help: "How often an instance was left out, by reason",
      labelNames: ["target", "protocol", "reason"],
      registers,
    }),
    call_repeats: new Counter({
      name: "call_repeats_total",
      help: "Calls that were made again because their connection broke",
      labelNames: ["target", "protocol"],
      registers,
    }),
    facts: new Counter({
      name: "business_facts_total",
      help: "What happened in the business",
      labelNames: ["service", "fact"],
      registers,
    }),
  };
}
