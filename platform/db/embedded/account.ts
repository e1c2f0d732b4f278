import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The OS user PostgreSQL runs as when that is not the user Node runs as. */
export interface Account {
  uid: number;
  gid: number;
}

const name = "foyer";

/** PostgreSQL refuses to run as root, so root needs another user for it; everybody else needs none. */
export function needsAccount(): boolean {
  return process.getuid?.() === 0;
}

/** The system user `foyer`, created when it is missing; `nobody` where no program to create users exists. */
export async function findAccount(): Promise<Account> {
  const existing = await lookUp(name);
  if (existing) return existing;
  await createUser();
  const account = (await lookUp(name)) ?? (await lookUp("nobody"));
  if (!account) {
    throw new Error(
      `PostgreSQL does not run as root, and the OS user "${name}" could not be created. ` +
        `Create it, or start Foyer as a normal user.`,
    );
  }
  return account;
}

async function createUser(): Promise<void> {
  const attempts: [string, string[]][] = [
    [
      "useradd",
      [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
        name,
      ],
    ],
    ["adduser", ["-S", "-D", "-H", name]],
  ];
  for (const [command, args] of attempts) {
    try {
      await run(command, args, {
        env: { PATH: "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin" },
      });
      return;
    } catch {
      // Missing program, a read-only /etc, or another start that created it first: the look-up after this tells.
    }
  }
}

async function lookUp(user: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
