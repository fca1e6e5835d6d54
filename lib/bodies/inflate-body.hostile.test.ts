import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { describe, expect, it } from "vitest";
import { inflateBody } from "./inflate-body.ts";

const body = Buffer.from('{"id":"whs_1"}');

describe("a compressed body", () => {
  it.each([
    ["gzip", gzipSync(body), "gzip"],
    ["gzip without a header", gzipSync(body), null],
    ["deflate", deflateSync(body), "deflate"],
    ["deflate without its zlib frame", deflateRawSync(body), "deflate"],
    ["brotli", brotliCompressSync(body), "br"],
    ["zstd", zstdCompressSync(body), "zstd"],
    ["two layers", gzipSync(deflateSync(body)), "Deflate, GZIP"],
  ])("is unpacked: %s", (_what, bytes, header) => {
    const inflated = inflateBody(bytes, header);
    expect(Buffer.from(inflated?.content ?? []).toString()).toBe(
      body.toString(),
    );
  });

  it("is not made of one that is not compressed", () => {
    expect(inflateBody(body, null)).toBeNull();
    expect(inflateBody(body, "identity")).toBeNull();
  });
});

describe("a body that lies", () => {
  const gigabyteLike = Buffer.alloc(64 * 1024 * 1024);
  it.each([
    ["gzip", gzipSync(gigabyteLike)],
    ["br", brotliCompressSync(gigabyteLike)],
    ["deflate", deflateSync(gigabyteLike)],
    ["zstd", zstdCompressSync(gigabyteLike)],
  ])("about its size is not unpacked: %s", (encoding, bytes) => {
    expect(inflateBody(bytes, encoding)).toEqual({
      encoding,
      content: null,
      failure: "too_large",
    });
  });

  it.each([
    ["breaks off", gzipSync(body).subarray(0, 15), "gzip", "broken"],
    ["is plain text", body, "gzip", "broken"],
    ["names no encoding", body, "rot13", "unknown_encoding"],
    ["is packed too often", body, "gzip,gzip,gzip,gzip", "unknown_encoding"],
    ["is empty", Buffer.alloc(0), "br", "broken"],
  ])("or %s is told", (_what, bytes, header, failure) => {
    expect(inflateBody(bytes, header)).toMatchObject({
      content: null,
      failure,
    });
  });
});
