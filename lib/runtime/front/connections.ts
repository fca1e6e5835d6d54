import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const MAX_CONNECTIONS = 4_096;
const MIN_CONNECTIONS = 16;
/** Files that a process needs for itself: the database's connections, its log, its own sockets. */
const OWN_FILES = 64;

/**
 * The open connections of a server. Beyond their number one is closed for each that
 * comes: first the one that has been idle longest, never one that a genuine sender
 * is in the middle of. A newcomer is not refused for those who only wait.
 */
export class Connections {
  readonly #max: number;
  /** Each in the order in which they became so. */
  readonly #idle = new Set<Socket>();
  readonly #idleGenuine = new Set<Socket>();
  readonly #busy = new Set<Socket>();
  readonly #busyGenuine = new Set<Socket>();

  constructor(max = maxConnections()) {
    this.#max = max;
  }

  get size(): number {
    return (
      this.#idle.size +
      this.#idleGenuine.size +
      this.#busy.size +
      this.#busyGenuine.size
    );
  }

  add(socket: Socket): void {
    this.#idle.add(socket);
    socket.once("close", () => {
      this.#forget(socket);
    });
    while (this.size > this.#max) {
      const victim = this.#longestIdle(socket);
      this.#forget(victim);
      victim.destroy();
    }
  }

  /** A request came on it, and keeps it busy until it is answered. */
  begin(socket: Socket, response: ServerResponse): void {
    const genuine = this.#isGenuine(socket);
    this.#move(socket, genuine ? this.#busyGenuine : this.#busy);
    response.once("close", () => {
      if (!socket.destroyed)
        this.#move(
          socket,
          this.#isGenuine(socket) ? this.#idleGenuine : this.#idle,
        );
    });
  }

  /** It brought a request for a source that there is. */
  markGenuine(socket: Socket): void {
    if (this.#busy.has(socket)) this.#move(socket, this.#busyGenuine);
  }

  #longestIdle(newest: Socket): Socket {
    for (const group of [this.#idle, this.#idleGenuine, this.#busy]) {
      for (const socket of group) if (socket !== newest) return socket;
    }
    return newest;
  }

  #isGenuine(socket: Socket): boolean {
    return this.#idleGenuine.has(socket) || this.#busyGenuine.has(socket);
  }

  #move(socket: Socket, to: Set<Socket>): void {
    this.#forget(socket);
    to.add(socket);
  }

  #forget(socket: Socket): void {
    for (const group of [
      this.#idle,
      this.#idleGenuine,
      this.#busy,
      this.#busyGenuine,
    ])
      group.delete(socket);
  }
}

/** As many as fit with the files that this process may open; a page takes two, one to the dashboard. */
function maxConnections(): number {
  let limit = Number.POSITIVE_INFINITY;
  try {
    const limits = readFileSync("/proc/self/limits", "utf8");
    limit = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? limit);
  } catch {
    // Elsewhere than on Linux the default limits are far larger.
  }
  const fitting = Math.floor((limit - OWN_FILES) / 2);
  return Math.max(MIN_CONNECTIONS, Math.min(MAX_CONNECTIONS, fitting));
}
