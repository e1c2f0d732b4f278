export interface ServerSettings {
  port: number;
  durable: boolean;
}

/** Everything PostgreSQL is told at start, as `-c` arguments: postgresql.conf stays as initdb made it. */
export function serverArguments(cluster: string, { port, durable }: ServerSettings): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    // No socket file: its path would have to be short, and its folder writable for another user.
    unix_socket_directories: "",
    max_connections: 300,
    shared_buffers: "128MB",
    max_wal_size: "1GB",
    timezone: "UTC",
    log_timezone: "UTC",
    // Our queries are short; compiling them costs more than it saves.
    jit: "off",
    log_min_messages: "warning",
    log_line_prefix: "%m [%p] %d ",
    // Statements carry personal data in their parameters; errors are logged where they are handled.
    log_min_error_statement: "panic",
    // Nor the values of the row that broke a constraint.
    log_error_verbosity: "terse",
    ...(durable ? {} : forgetful),
  };
  return ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** For tests: as fast as it gets, and lost when the machine stops. */
const forgetful: Record<string, string> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  // Several test files at once, each with its own databases and pools.
  max_connections: "300",
  autovacuum_naptime: "5min",
};
