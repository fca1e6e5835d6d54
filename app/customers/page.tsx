import type { Metadata } from "next";
import { ThingsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({
  searchParams,
}: PageProps<"/customers">) {
  return <ThingsPage kind="customer" query={await searchParams} />;
}
