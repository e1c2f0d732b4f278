import type { Tx } from "./db/transaction.ts";
import { type Image, type MadeImage, putImage } from "./images.ts";
import type { Base } from "./service.ts";

/** The task that a service with pictures has: its key is the picture, its data the widths. */
const TASK = "remove-image-files";
/** Longer than keeping one and writing it down may take. */
const NET_MS = 600_000;

type Context = Pick<Base, "clock" | "db" | "objects" | "tasks">;

/**
 * Keeps a picture and has the work write down whose it is. The files come first, so that nobody is shown a
 * picture that is not there; when the work fails, or the process dies, they are removed again later.
 */
export async function keepImage<T>(
  context: Context,
  made: MadeImage,
  work: (tx: Tx, image: Image) => Promise<T>,
): Promise<T> {
  const { image } = made;
  const due_at = new Date(context.clock.now().getTime() + NET_MS);
  await context.db.tx((tx) => forgetImage(context, tx, image, due_at));
  await putImage(context.objects, made);
  return context.db.tx(async (tx) => {
    const result = await work(tx, image);
    context.tasks.drop(tx, TASK, image.id);
    return result;
  });
}

/** The files of a picture that nothing shows any more go, after the commit. */
export const forgetImage = (context: Pick<Context, "tasks">, tx: Tx, { id, widths }: Image, due_at?: Date) =>
  context.tasks.ask(tx, TASK, id, { data: { widths }, ...(due_at ? { due_at } : {}) });
