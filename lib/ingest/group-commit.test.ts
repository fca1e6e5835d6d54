import { describe, expect, test, vi } from "vitest";
import { GroupCommit, QueueRejection } from "./group-commit.ts";

const limits = {
  groupItems: 3,
  groupBytes: 100,
  groups: 1,
  waitingItems: 5,
  waitingBytes: 200,
  waitMs: 1_000,
};

/** A queue whose groups end when the test says so. */
function makeQueue(overrides: Partial<typeof limits> = {}) {
  const groups: {
    items: number[];
    finish: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const queue = new GroupCommit<number, number>(
    (items) =>
      new Promise((resolve, reject) => {
        groups.push({
          items,
          finish: () => {
            resolve(items.map((item) => item * 10));
          },
          fail: reject,
        });
      }),
    { ...limits, ...overrides },
  );
  return { queue, groups };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("GroupCommit", () => {
  test("what arrives while a group is under way becomes the next one, each with its own result", async () => {
    const { queue, groups } = makeQueue();
    const first = queue.submit(1, 1);
    await nextTurn();
    const later = [2, 3, 4, 5].map((item) => queue.submit(item, 1));
    await nextTurn();
    expect(groups.map(({ items }) => items)).toEqual([[1]]);
    groups[0]?.finish();
    expect(await first).toBe(10);
    await nextTurn();
    expect(groups[1]?.items).toEqual([2, 3, 4]);
    groups[1]?.finish();
    await vi.waitFor(() => {
      expect(groups[2]?.items).toEqual([5]);
    });
    groups[2]?.finish();
    expect(await Promise.all(later)).toEqual([20, 30, 40, 50]);
  });

  test("a group takes no more bytes than it may, but always at least one item", async () => {
    const { queue, groups } = makeQueue();
    void queue.submit(1, 60);
    void queue.submit(2, 60);
    await nextTurn();
    expect(groups[0]?.items).toEqual([1]);
    groups[0]?.finish();
    await vi.waitFor(() => {
      expect(groups[1]?.items).toEqual([2]);
    });
    groups[1]?.finish();
    await queue.drain();
    void queue.submit(3, 500);
    await nextTurn();
    expect(groups[2]?.items).toEqual([3]);
    groups[2]?.finish();
  });

  test("it refuses rather than grows, by number and by bytes, and takes again once there is room", async () => {
    const { queue, groups } = makeQueue();
    void queue.submit(0, 1);
    await nextTurn();
    const waiting = [1, 2, 3, 4, 5].map((item) => queue.submit(item, 1));
    await expect(queue.submit(6, 1)).rejects.toBeInstanceOf(QueueRejection);
    groups[0]?.finish();
    await vi.waitFor(() => {
      expect(groups).toHaveLength(2);
    });
    const late = queue.submit(7, 150);
    await expect(queue.submit(8, 150)).rejects.toBeInstanceOf(QueueRejection);
    groups[1]?.finish();
    await vi.waitFor(() => {
      expect(groups).toHaveLength(3);
    });
    groups[2]?.finish();
    await vi.waitFor(() => {
      expect(groups).toHaveLength(4);
    });
    groups[3]?.finish();
    await Promise.all([...waiting, late]);
  });

  test("a failed group fails its own items and no others", async () => {
    const { queue, groups } = makeQueue();
    const doomed = queue.submit(1, 1);
    await nextTurn();
    const next = queue.submit(2, 1);
    groups[0]?.fail(new Error("down"));
    await expect(doomed).rejects.toThrow("down");
    await vi.waitFor(() => {
      expect(groups).toHaveLength(2);
    });
    groups[1]?.finish();
    expect(await next).toBe(20);
  });

  test("an item that waits too long is refused, not left hanging behind a stuck group", async () => {
    const { queue, groups } = makeQueue({ waitMs: 0 });
    const stuck = queue.submit(1, 1);
    await nextTurn();
    await expect(queue.submit(2, 1)).rejects.toBeInstanceOf(QueueRejection);
    groups[0]?.finish();
    expect(await stuck).toBe(10);
  });

  test("draining waits for what waits and what is under way", async () => {
    const { queue, groups } = makeQueue();
    await queue.drain();
    void queue.submit(1, 1);
    const drained = vi.fn();
    const draining = queue.drain().then(drained);
    await nextTurn();
    expect(drained).not.toHaveBeenCalled();
    groups[0]?.finish();
    await draining;
    expect(drained).toHaveBeenCalledOnce();
  });
});
