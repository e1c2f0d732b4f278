import { z } from "zod";
import { PersonService } from "../../contracts/gen/person/v1/person_pb.ts";
import { Id } from "../../contracts/types/ids.ts";
import { forbidden, notFound } from "../errors.ts";
import { pageFrom, readCursor } from "../http/page.ts";
import { rpc, type RpcMethod } from "./method.ts";

/** Where a page ended: the id of its last item, and when that was made. */
interface Place {
  id: string;
  created_at: Date;
}

/** One kind of thing that a service keeps about people. */
interface KeptAboutPeople<Context> {
  /** What it is called in the export: "bookings". */
  name: string;
  /** A person's, as they are to be read: those after a place, in an order that does not change. */
  read(
    context: Context,
    user_id: string,
    after: Place | null,
    limit: number,
  ): Promise<{ id: string; created_at?: Date | string }[]>;
}

const PAGE = 100;
/** Of which kind, and after what. */
const Position = z.tuple([z.int().min(0), Id.nullable(), z.coerce.date()]);

/** Implements `ExportPerson`: a service lists what it keeps, and answers with a page of one kind after the other. */
export const exportOf = <Context>(kinds: readonly KeptAboutPeople<Context>[]): RpcMethod<Context> =>
  rpc(PersonService.method.exportPerson, async (context: Context, { userId, cursor: asked }, { caller }) => {
    if (caller !== "user") throw forbidden(`${caller} may not call this.`);
    if (!Id.safeParse(userId).success) throw notFound();
    const [index, id, created_at] = readCursor(Position, asked || undefined) ?? [0, null, new Date(0)];
    const kind = kinds[index];
    if (!kind) throw notFound();
    const rows = await kind.read(context, userId, id === null ? null : { id, created_at }, PAGE + 1);
    const page = pageFrom(rows, PAGE, (row) => [index, row.id, row.created_at ?? 0]);
    const next = index + 1 < kinds.length ? startOf(index + 1) : "";
    return {
      name: kind.name,
      items: page.items.map((item) => JSON.stringify(item)),
      cursor: page.next_cursor ?? next,
    };
  });

const startOf = (index: number) => Buffer.from(JSON.stringify([index, null, 0])).toString("base64url");
