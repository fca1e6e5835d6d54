import type { Metadata } from "next";
import { DimensionsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({
  searchParams,
}: PageProps<"/customers">) {
  return <DimensionsPage kind="customer" query={await searchParams} />;
}
