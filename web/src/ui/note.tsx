import type { ReactNode, Ref } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type NoteKind = "plain" | "ok" | "warn" | "bad";

const icons: Record<NoteKind, IconName> = { plain: "info", ok: "check", warn: "info", bad: "warn" };

interface NoteProps {
  kind?: NoteKind;
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  /** Read aloud at once: alert for what stops the person, status for what only tells. */
  role?: "alert" | "status";
  ref?: Ref<HTMLDivElement>;
}

export function Note({ kind = "plain", icon, title, children, role, ref }: NoteProps) {
  return (
    <div className={`note-box ${kind}`} role={role} tabIndex={ref ? -1 : undefined} ref={ref ?? null}>
      <Icon name={icon ?? icons[kind]} />
      <div className="grid gap-2">
        {title && <p className="b">{title}</p>}
        {children}
      </div>
    </div>
  );
}
