import { expect, test } from "vitest";
import { isLoopbackUrl } from "./loopback-url.ts";

test.each([
  "http://localhost:3000/x",
  "http://127.0.0.1/",
  "http://[::1]:3000/",
  "http://app.localhost",
])("%s leads to this machine", (url) => {
  expect(isLoopbackUrl(url)).toBe(true);
});

test.each([
  "https://localhost.example.com",
  "https://127.example.com",
  "http://10.0.0.1",
])("%s leads elsewhere", (url) => {
  expect(isLoopbackUrl(url)).toBe(false);
});
