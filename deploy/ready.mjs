// For container health checks: ends with 0 when what listens on this port says that it is ready.
// node deploy/ready.mjs <port> [path, /ready unless told]
const [port, path = "/ready"] = process.argv.slice(2);
const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3_000) }).catch(
  () => undefined,
);
process.exitCode = answer?.ok ? 0 : 1;
