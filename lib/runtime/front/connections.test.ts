import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { Connections } from "./connections.ts";

function open(connections: Connections): Socket {
  const socket = new Socket();
  connections.add(socket);
  return socket;
}

function begin(connections: Connections, socket: Socket): EventEmitter {
  const response = new EventEmitter();
  connections.begin(socket, response as unknown as ServerResponse);
  return response;
}

test("a newcomer is let in, and the one idle longest has to go", () => {
  const connections = new Connections(3);
  const first = open(connections);
  const second = open(connections);
  const third = open(connections);
  const answer = begin(connections, first);
  answer.emit("close");
  const fourth = open(connections);
  expect([first, second, third, fourth].map((one) => one.destroyed)).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(connections.size).toBe(3);
});

test("idle strangers go before idle senders, those before strangers at work, and senders at work never", () => {
  const connections = new Connections(4);
  const working = open(connections);
  begin(connections, working);
  connections.markGenuine(working);
  const page = open(connections);
  begin(connections, page);
  const sender = open(connections);
  const answer = begin(connections, sender);
  connections.markGenuine(sender);
  answer.emit("close");
  const idle = open(connections);

  const all = [idle, sender, page];
  const gone = () => all.map(({ destroyed }) => destroyed);
  begin(connections, open(connections));
  expect(gone()).toEqual([true, false, false]);
  begin(connections, open(connections));
  expect(gone()).toEqual([true, true, false]);
  begin(connections, open(connections));
  expect(gone()).toEqual([true, true, true]);
  for (let more = 0; more < 10; more++) begin(connections, open(connections));
  expect(working.destroyed).toBe(false);
});

test("one that closes by itself makes room", () => {
  const connections = new Connections(2);
  const first = open(connections);
  const second = open(connections);
  first.destroy();
  open(connections);
  expect(second.destroyed).toBe(false);
});
