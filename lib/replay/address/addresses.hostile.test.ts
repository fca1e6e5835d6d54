import { expect, test } from "vitest";
import { AddressRefusedError, resolveAllowed } from "./checked-lookup.ts";
import { classifyAddress } from "./classify-address.ts";
import { parseAddress } from "./parse-address.ts";
import { parseDestinationUrl } from "./parse-destination-url.ts";

/** Hosts and tricks that no one but an admin, and mostly nobody, may send to. */
const forbidden = [
  // This machine, in every spelling that the URL parser knows.
  "http://127.0.0.1/",
  "http://127.1/",
  "http://127.0.1/",
  "http://127.255.255.254/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.0.0.1/",
  "http://0x7F.0x0.0x0.0x1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://0177.0.0.01/",
  "http://127.0.0.1./",
  "http://①②⑦.⓪.⓪.①/",
  "http://１２７.０.０.１/",
  "http://127。0。0。1/",
  "http://127%2e0%2e0%2e1/",
  "http:127.0.0.1",
  "http:/\\127.0.0.1/",
  "http://\t127.0.0.1/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
  "http://shop.localhost/",
  "http://localhost.localdomain/",
  "http://[::1]/",
  "http://[0:0:0:0:0:0:0:1]/",
  "http://[::7f00:1]/",
  "http://[::127.0.0.1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[0:0:0:0:0:ffff:7f00:0001]/",
  "http://[::ffff:0:7f00:1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[64:ff9b::127.0.0.1]/",
  "http://[2002:7f00:1::]/",
  "http://[2002:7f00:0001::1]/",
  "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
  "http://[2a00:1450::5efe:7f00:1]/",
  "http://[2a00:1450::200:5efe:127.0.0.1]/",
  // No host at all.
  "http://0/",
  "http://0.0.0.0/",
  "http://0x0/",
  "http://[::]/",
  "http://[::ffff:0.0.0.0]/",
  // Networks that nobody outside reaches.
  "http://10.0.0.1/",
  "http://012.1/",
  "http://167772161/",
  "http://10.255.255.255/",
  "http://172.16.0.1/",
  "http://172.31.255.254/",
  "http://192.168.1.1/",
  "http://0xc0a80101/",
  "http://100.64.0.1/",
  "http://100.127.255.254/",
  "http://[::ffff:10.0.0.1]/",
  "http://[64:ff9b::a00:1]/",
  "http://[64:ff9b::192.168.0.1]/",
  "http://[64:ff9b:1::808:808]/",
  "http://[64:ff9b:1:fffe::1]/",
  "http://[2002:c0a8:101::1]/",
  "http://[2002:a00:1::]/",
  "http://[fc00::1]/",
  "http://[fd12:3456:789a::1]/",
  "http://[fec0::1]/",
  // Link-local, and where clouds keep credentials.
  "http://169.254.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://0xa9fea9fe/",
  "http://2852039166/",
  "http://0251.0376.0251.0376/",
  "http://169.254.170.2/v2/credentials",
  "http://[::ffff:169.254.169.254]/",
  "http://[64:ff9b::a9fe:a9fe]/",
  "http://[2002:a9fe:a9fe::]/",
  "http://[fe80::1]/",
  "http://[febf::1]/",
  "http://[fd00:ec2::254]/",
  "http://100.100.100.200/",
  "http://168.63.129.16/",
  "http://192.0.0.192/",
  "http://metadata.google.internal/",
  "http://metadata/",
  "http://METADATA.google.internal./",
  "http://instance-data/",
  "http://vault.internal/",
  "http://printer.local/",
  "http://router.home.arpa/",
  // Multicast, documentation, benchmarks, the future.
  "http://224.0.0.1/",
  "http://239.255.255.250/",
  "http://255.255.255.255/",
  "http://240.0.0.1/",
  "http://192.0.2.1/",
  "http://198.51.100.7/",
  "http://203.0.113.9/",
  "http://198.18.0.1/",
  "http://198.19.255.255/",
  "http://192.88.99.1/",
  "http://192.0.0.8/",
  "http://[ff02::1]/",
  "http://[ff0e::1]/",
  "http://[2001:db8::1]/",
  "http://[3fff::1]/",
  "http://[100::1]/",
  "http://[5f00::1]/",
  "http://[::8.8.8.8]/",
  "http://[4000::1]/",
  // User names, ports of other services, other schemes.
  "http://example.com@127.0.0.1/",
  "http://user@hooks.example.com/",
  "http://user:secret@hooks.example.com/",
  "http://127.0.0.1#@hooks.example.com/",
  "http://hooks.example.com:25/",
  "http://hooks.example.com:22/",
  "http://hooks.example.com:465/",
  "http://hooks.example.com:587/",
  "http://hooks.example.com:993/",
  "http://hooks.example.com:1433/",
  "http://hooks.example.com:3306/",
  "http://hooks.example.com:5432/",
  "http://hooks.example.com:6379/",
  "http://hooks.example.com:9200/",
  "http://hooks.example.com:11211/",
  "http://hooks.example.com:27017/",
  "http://hooks.example.com:2375/",
  "ftp://hooks.example.com/",
  "file:///etc/passwd",
  "gopher://hooks.example.com/",
  "unix:/var/run/docker.sock",
  "javascript:alert(1)",
  "data:text/plain,hello",
  "//hooks.example.com/",
  "hooks.example.com",
  "http://",
  "http:///",
  "http://[fe80::1%25eth0]/",
  "http://256.256.256.256/",
  "http://1.2.3.4.5/",
  `http://hooks.example.com/${"a".repeat(3_000)}`,
  "",
];

test("the list is as long as it is said to be", () => {
  expect(new Set(forbidden).size).toBe(forbidden.length);
  expect(forbidden.length).toBeGreaterThanOrEqual(80);
});

test.each(forbidden)("%s is refused", (url) => {
  expect(parseDestinationUrl(url, false)).toMatchObject({
    url: null,
    fault: expect.any(String) as string,
  });
});

test.each([
  "https://hooks.example.com/replay?key=1",
  "http://hooks.example.com:8080/",
  "https://8.8.8.8/",
  "https://[2a00:1450:4001:82a::200e]/",
  // NAT64 of a public IPv4 host, which is how an IPv6-only network reaches it.
  "https://[64:ff9b::8.8.8.8]/",
  "https://[64:ff9b::808:808]/",
  "https://[::ffff:8.8.8.8]/",
  "https://[2002:808:808::1]/",
  "https://bücher.example/",
  "https://172.32.0.1/",
  "https://100.128.0.1/",
  "https://metadata-shop.example/",
])("%s may be sent to", (url) => {
  expect(parseDestinationUrl(url, false)).toMatchObject({ fault: null });
});

test.each([
  "http://127.0.0.1:4000/",
  "http://localhost:4000/",
  "http://[::1]:4000/",
  "http://10.1.2.3/",
  "http://192.168.0.9/",
  "http://[fd12::1]/",
  "http://crm.internal/",
])("%s may be sent to where an admin allowed it", (url) => {
  expect(parseDestinationUrl(url, true)).toMatchObject({ fault: null });
  expect(parseDestinationUrl(url, false)).toMatchObject({ isInternal: true });
});

test.each([
  "http://169.254.169.254/",
  "http://[fd00:ec2::254]/",
  "http://100.100.100.200/",
  "http://metadata.google.internal/",
  "http://169.254.1.1/",
  "http://[fe80::1]/",
  "http://224.0.0.1/",
  "http://0.0.0.0/",
  "http://[64:ff9b:1::1]/",
  "http://127.0.0.1:5432/",
  "http://user@127.0.0.1/",
])("%s is refused even where an admin allowed what is internal", (url) => {
  expect(parseDestinationUrl(url, true).url).toBeNull();
});

test("a name with one forbidden address among its addresses is refused whole", async () => {
  const resolve = () =>
    Promise.resolve([
      { address: "93.184.216.34", family: 4 },
      { address: "::ffff:10.0.0.7", family: 6 },
    ]);
  await expect(resolveAllowed("crm.example", false, resolve)).rejects.toThrow(
    AddressRefusedError,
  );
  await expect(
    resolveAllowed("crm.example", true, resolve),
  ).resolves.toHaveLength(2);
});

test("every bit of an address before its prefix ends counts", () => {
  const kindOf = (text: string) =>
    classifyAddress(parseAddress(text) ?? new Uint8Array());
  expect(kindOf("64:ff9b::8.8.8.8")).toBe("public");
  expect(kindOf("64:ff9b:0:0:0:1:808:808")).toBe("reserved");
  expect(kindOf("::ffff:1:808:808")).toBe("reserved");
  expect(kindOf("172.15.255.255")).toBe("public");
  expect(kindOf("172.16.0.0")).toBe("private");
  expect(kindOf("fe80::1%eth0")).toBe("link_local");
});
