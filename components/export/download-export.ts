import { z } from "zod";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { RecordCounter } from "#lib/domain/export/record-counter.ts";
import { type AskedExport, exportHref } from "#lib/url/export-hrefs.ts";

const failureSchema = z.object({ error: z.object({ message: z.string() }) });

/** How far a download has come. */
export type ExportProgress = { readonly rows: number; readonly bytes: number };

/**
 * Begins an export.
 *
 * @throws {Error} whose message is the server's, for the reader
 */
export async function beginExport(
  asked: AskedExport,
  signal: AbortSignal,
): Promise<{ readonly frozen: FrozenExport; readonly answer: Response }> {
  const answer = await fetch(exportHref(asked), { signal });
  if (!answer.ok) throw new Error(await messageOf(answer));
  const watermark = answer.headers.get("x-export-watermark");
  if (watermark === null)
    throw new Error("The server did not say up to which event it exports.");
  return { frozen: { ...asked, watermark }, answer };
}

/**
 * Writes an export to a file while it comes in. The file has nothing at all
 * before everything came: one that breaks off leaves no part of itself behind.
 *
 * @throws whatever broke it off
 */
export async function saveExport(
  { frozen, answer }: { frozen: FrozenExport; answer: Response },
  file: FileSystemFileHandle,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportProgress> {
  const place = await file.createWritable();
  try {
    const progress = await pour(answer, place, frozen.format, onProgress);
    await place.close();
    return progress;
  } catch (error) {
    await place.abort();
    throw error;
  }
}

async function pour(
  answer: Response,
  place: FileSystemWritableFileStream,
  format: FrozenExport["format"],
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportProgress> {
  const counter = new RecordCounter(format);
  const reader = answer.body?.getReader();
  let bytes = 0;
  for (;;) {
    const heads = format === "csv" ? 1 : 0;
    const progress = { rows: Math.max(0, counter.records - heads), bytes };
    onProgress(progress);
    const part = await reader?.read();
    if (!part || part.done) return progress;
    counter.read(part.value);
    bytes += part.value.length;
    await place.write(part.value);
  }
}

async function messageOf(answer: Response): Promise<string> {
  const parsed = failureSchema.safeParse(await answer.json().catch(() => null));
  return parsed.success
    ? parsed.data.error.message
    : `The server answered with status ${String(answer.status)}.`;
}
