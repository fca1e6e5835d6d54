import { type ReactNode, Suspense } from "react";
import { NoticeOnError } from "#components/ui/notice-on-error.tsx";
import { Section } from "#components/ui/section.tsx";
import { LinesSkeleton } from "#components/overview/panel-skeleton.tsx";

/** A panel that comes when it is counted and fails alone; its failure never looks like nothing being there. */
export function Panel({
  title,
  note,
  skeleton = <LinesSkeleton lines={5} />,
  children,
}: {
  title: string;
  note: string;
  skeleton?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Section title={title} note={note} flush>
      <NoticeOnError title="This could not be counted.">
        <Suspense fallback={skeleton}>{children}</Suspense>
      </NoticeOnError>
    </Section>
  );
}
