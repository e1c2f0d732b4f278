import { readFileSync } from "node:fs";

/** Debian's packages of the libraries that Node and PostgreSQL need from the system. */
const packageOf: Record<string, string> = {
  "libatomic.so.1": "libatomic1",
  "libstdc++.so.6": "libstdc++6",
  "libgcc_s.so.1": "libgcc-s1",
  "libpthread.so.0": "libc6",
  "libm.so.6": "libc6",
};

/** What a person can do about a PostgreSQL program that did not run; `log` is what it wrote. */
export function explain(name: string, log: string): string {
  const library = /error while loading shared libraries: (\S+?):/.exec(log)?.[1];
  if (library) {
    const install = packageOf[library];
    return `PostgreSQL (${name}) needs the system library ${library}. ${
      install ? `On Debian and Ubuntu: apt-get install ${install}` : "Install the package that contains it."
    }`;
  }
  if (/No space left on device/.test(log)) return `PostgreSQL (${name}): the disk is full.`;
  return `PostgreSQL (${name}) failed: ${log.trim().split("\n").slice(-5).join(" | ") || "it wrote no reason"}`;
}

/** The same for what `execFile` rejects with. */
export function explainFailure(name: string, error: unknown): Error {
  const { stderr, code, path } = error as { stderr?: string; code?: string | number; path?: string };
  if (code === "EPERM" && process.getuid?.() === 0) {
    return new Error(
      "This root may not become another user, which PostgreSQL needs. Start Foyer as a normal user.",
    );
  }
  if (code === "ENOENT") {
    return new Error(
      `${path ?? name} does not run here. The embedded PostgreSQL needs a Linux with glibc; set DATABASE_URL instead.`,
    );
  }
  return new Error(explain(name, stderr || String(error)), { cause: error });
}

/** The end of a log file, from the byte `start` on. */
export function readLogFrom(file: string, start: number): string {
  try {
    return readFileSync(file).subarray(start).toString("utf8");
  } catch {
    return "";
  }
}

/** PostgreSQL gets none of our environment, which holds secrets and may hold PG* variables. */
export function minimalEnvironment(): NodeJS.ProcessEnv | undefined {
  return process.platform === "win32" ? undefined : { PATH: "/usr/bin:/bin", TZ: "UTC", LC_MESSAGES: "C" };
}
