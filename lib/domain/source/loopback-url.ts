const loopback = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address leads to the machine itself, so that no sender elsewhere can reach it. */
export function isLoopbackUrl(url: string): boolean {
  return loopback.test(new URL(url).hostname);
}
