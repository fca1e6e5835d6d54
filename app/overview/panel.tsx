import type { ReactNode } from "react";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { Section } from "#components/ui/section.tsx";

/** A panel that fails alone; its failure never looks like nothing being there. */
export function Panel({
  title,
  note,
  children,
}: {
  title: string;
  note: string;
  children: ReactNode;
}) {
  return (
    <Section title={title} note={note} flush>
      <NoticeOnError title="This could not be counted.">
        {children}
      </NoticeOnError>
    </Section>
  );
}
