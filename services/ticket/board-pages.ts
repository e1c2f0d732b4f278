import { deflateRest, type Encoding, encodingFor, gzipOf } from "../../platform/http/encoding.ts";
import { bitsOf, type Board, listsOf } from "./domain/board.ts";

export type BoardForm = "lists" | "bits";

/** A board as JSON, without its version, which changes with every event of the log and comes first. */
interface Written {
  changes: number;
  rest: Buffer;
  deflated?: Promise<Buffer>;
  /** The last whole answer of each encoding. */
  whole: Map<Encoding, { version: number; bytes: Buffer }>;
}

const written = new WeakMap<Board, Map<BoardForm, Written>>();

/** A board's answer, ready to send: written and compressed once per change, not per request. */
export async function boardPage(
  board: Board,
  form: BoardForm,
  accept_encoding: string,
): Promise<{ bytes: Buffer; encoding: Encoding }> {
  const { version } = board;
  const page = pageOf(board, form);
  const encoding = page.rest.length < 1_000 ? "identity" : encodingFor(accept_encoding, ["gzip"]);
  const known = page.whole.get(encoding);
  if (known?.version === version) return { bytes: known.bytes, encoding };
  const head = Buffer.from(`{"version":${version}`);
  const bytes =
    encoding === "gzip"
      ? gzipOf(head, page.rest, await (page.deflated ??= deflateRest(page.rest)))
      : Buffer.concat([head, page.rest]);
  page.whole.set(encoding, { version, bytes });
  return { bytes, encoding };
}

/** What is in it and has no number yet only grows until it gets one, so its size tells one such set from another. */
export const tagOf = ({ version, ahead, revision }: Board): string =>
  `W/"${version}-${ahead.size}-${revision}"`;

function pageOf(board: Board, form: BoardForm): Written {
  const forms = written.get(board) ?? new Map<BoardForm, Written>();
  written.set(board, forms);
  const known = forms.get(form);
  if (known?.changes === board.changes) return known;
  const { seating_version, zones } = board;
  const content = { seating_version, zones, ...(form === "bits" ? { bits: bitsOf(board) } : listsOf(board)) };
  const rest = Buffer.from(`,${JSON.stringify(content).slice(1)}`);
  const page: Written = { changes: board.changes, rest, whole: new Map() };
  forms.set(form, page);
  return page;
}
