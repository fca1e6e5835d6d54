type FilePart = { readonly chunks: readonly Uint8Array[] };

/**
 * A file to be saved that is made while it is sent. What fails before its first part
 * is thrown, for an ordinary error answer. A later failure cuts the connection
 * without the end of its last chunk, so that no client can take what it has for the whole.
 *
 * @param options.fileName letters, digits, dashes and dots
 */
export async function fileStreamAnswer(
  parts: AsyncGenerator<FilePart, void>,
  options: {
    readonly fileName: string;
    readonly contentType: string;
    readonly headers: Readonly<Record<string, string>>;
  },
): Promise<Response> {
  const body = toStream(await parts.next(), parts);
  return new Response(body, {
    headers: {
      "content-type": options.contentType,
      "content-disposition": `attachment; filename="${options.fileName}"`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      // Compressing would take longer than making it.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      ...options.headers,
    },
  });
}

function toStream(
  first: IteratorResult<FilePart, void>,
  rest: AsyncGenerator<FilePart, void>,
): ReadableStream<Uint8Array> {
  let part: IteratorResult<FilePart, void> | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = part ?? (await rest.next());
        part = null;
        if (done === true) controller.close();
        else for (const chunk of value.chunks) controller.enqueue(chunk);
      },
      async cancel() {
        await rest.return();
      },
    },
    { highWaterMark: 0 },
  );
}
