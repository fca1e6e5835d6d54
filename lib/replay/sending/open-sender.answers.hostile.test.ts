import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { closeLater, request, sendTo, senderTo } from "../testing/send-to.ts";
import { startRawSink, startSink } from "../testing/sink.ts";
import type { SendResult } from "./send-result.ts";

/** Answers once the whole request is there. */
const answering = (text: string) => (socket: Socket) => {
  let got = "";
  socket.on("data", (chunk: Buffer) => {
    got += chunk.toString("latin1");
    if (got.endsWith(request.body.toString())) {
      got = "";
      socket.write(text);
    }
  });
};

test("a receiver that accepts and never answers times out, and may be tried again", async () => {
  const result = await sendTo(await startRawSink(() => undefined));
  expect(result).toMatchObject({
    outcome: "failed",
    failure: "answer_timeout",
    status: null,
    mayRetry: true,
  });
});

test("a receiver that drips its headers times out", async () => {
  const sink = await startRawSink((socket) => {
    const drops = Array.from("HTTP/1.1 200 OK\r\nx: ".padEnd(400, "y"));
    const timer = setInterval(() => {
      socket.write(drops.shift() ?? "y");
    }, 20);
    socket.on("close", () => {
      clearInterval(timer);
    });
  });
  expect(await sendTo(sink)).toMatchObject({ failure: "answer_timeout" });
});

test("a receiver that drips its body has answered: its status counts and the rest is cut", async () => {
  const sink = await startRawSink((socket) => {
    answering("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")(socket);
    const timer = setInterval(() => {
      if (socket.bytesWritten > 0) socket.write("z");
    }, 20);
    socket.on("close", () => {
      clearInterval(timer);
    });
  });
  const result = await sendTo(sink);
  expect(result).toMatchObject({
    outcome: "delivered",
    status: 200,
    bodyIsCut: true,
  });
});

test("a receiver that resets has not answered", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.resetAndDestroy();
    });
  });
  expect(await sendTo(sink)).toMatchObject({
    failure: "reset",
    mayRetry: true,
  });
});

test("a receiver that closes without a word has not answered", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.end();
    });
  });
  expect(await sendTo(sink)).toMatchObject({ failure: "reset" });
});

test.each([
  "hello\r\n\r\n",
  "\0\0\0\0",
  "HTTP/1.1 two hundred\r\n\r\n",
  "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
  "SSH-2.0-OpenSSH_9.2\r\n",
])("an answer that is no HTTP is bad: %j", async (text) => {
  const result = await sendTo(await startRawSink(answering(text)));
  expect(result).toMatchObject({
    outcome: "failed",
    failure: "bad_answer",
    status: null,
  });
});

test("headers without end are bad", async () => {
  const many = `x: ${"y".repeat(1_000)}\r\n`.repeat(100);
  const sink = await startRawSink(answering(`HTTP/1.1 200 OK\r\n${many}`));
  expect(await sendTo(sink)).toMatchObject({ failure: "bad_answer" });
});

test("an answer planted at the greeting is no delivery", async () => {
  const sink = await startRawSink((socket) => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
  });
  expect(await sendTo(sink)).toMatchObject({
    outcome: "failed",
    failure: "answered_early",
  });
});

test("an answer to a body that was not yet sent is no delivery", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.pause();
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    });
  });
  closeLater(sink);
  const large = { ...request, body: Buffer.alloc(32 * 1_024 * 1_024, 32) };
  expect(await senderTo(sink.url).send(large)).toMatchObject({
    outcome: "failed",
    failure: "answered_early",
  });
});

test("an answer planted on an idle connection is never taken for the next delivery", async () => {
  let received = 0;
  const plant = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nplanted";
  const sink = await startRawSink((socket) => {
    let got = "";
    socket.on("data", (chunk: Buffer) => {
      got += chunk.toString("latin1");
      if (!got.endsWith(request.body.toString())) return;
      got = "";
      received += 1;
      const answer = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ntrue";
      // At once with the answer, and a moment later on the idle connection.
      socket.write(received % 2 === 0 ? `${answer}${plant}` : answer, () => {
        socket.write(plant);
      });
    });
  });
  closeLater(sink);
  const sender = senderTo(sink.url);
  const results: SendResult[] = [];
  for (let n = 0; n < 20; n++) results.push(await sender.send(request));
  const delivered = results.filter(({ outcome }) => outcome === "delivered");
  expect(delivered.length).toBeLessThanOrEqual(received);
  expect(delivered.map((one) => one.body)).toEqual(delivered.map(() => "true"));
});

test("of 100 MB only the beginning is read", async () => {
  let written = 0;
  const sink = await startSink((_received, response) => {
    const chunk = Buffer.alloc(1_024 * 1_024, "x");
    const write = () => {
      while (written < 100 && !response.destroyed) {
        written += 1;
        if (!response.write(chunk)) {
          response.once("drain", write);
          return;
        }
      }
      response.end();
    };
    write();
  });
  const result = await sendTo(sink, { timeoutMs: 5_000 });
  expect(result).toMatchObject({
    outcome: "delivered",
    bodyIsCut: true,
    body: "x".repeat(2_048),
  });
  expect(written).toBeLessThan(100);
});
