package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Ink;
import io.countersign.reports.paper.MissingGlyphs;
import io.countersign.reports.paper.PageNumbers;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.Signatories;
import io.countersign.reports.status.Status;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.util.ArrayList;
import java.util.List;

/** Whose pack, of when, how far it can be trusted, and what each page says. */
record CoverPage(ReportData data, IssueHeader header) {
  Section section(List<Section> inside) {
    Status status = header.standing().status();
    Ink ink = status.watermark().isEmpty() ? Ink.BLACK : Ink.BAD;
    PagePart part =
        PagePart.of("cover")
            .data("company", data.ask().company().name())
            .with("subject", "CFO pack: what IT initiatives claimed, and what controllers verified")
            .with("span", Wording.sentence(data.span().period()) + " and year to date")
            .with("status", status.name())
            .with("status_ink", ink.hex())
            .with("status_reason", header.standing().why())
            .with("facts", facts(MissingGlyphs.in(inside, "")))
            .with("contents", contents(inside));
    return new Section("cover", null, null, part);
  }

  private PagePart facts(MissingGlyphs unprinted) {
    Signatories by = header.signing();
    List<Row> facts = new ArrayList<>();
    facts.add(Row.named("Period", data.ask().period().name()));
    facts.add(Row.pair("Year to date", data.span().toDate()));
    facts.add(Row.pair("As known at", FigureFormat.minute(data.ask().asOf())));
    facts.add(Row.named("Issue", header.issueId()));
    facts.add(Row.named("Prepared by", by.preparedBy()));
    facts.add(
        by.releasedBy()
            .map(person -> Row.named("Released by", person))
            .orElse(Row.pair("Released by", "nobody yet")));
    facts.add(Row.pair("Money", "in " + data.unit() + " unless a title says otherwise"));
    facts.add(Row.named("Code", header.codeVersion()));
    long broken = data.answers().one("broken_paths").count("measures");
    if (broken > 0) {
      facts.add(Row.pair("Register", broken(broken)));
    }
    if (unprinted.count() > 0) {
      facts.add(Row.pair("Letters", unprinted.words()));
    }
    return PagePart.table("facts", "This issue", null, facts);
  }

  private static String broken(long measures) {
    return measures == 1
        ? "1 measure hangs below a node that the register does not hold: who may sign it off cannot"
            + " be told"
        : measures
            + " measures hang below nodes that the register does not hold: who may sign them off"
            + " cannot be told";
  }

  private PagePart contents(List<Section> inside) {
    List<Row> rows = new ArrayList<>();
    for (Section section : inside) {
      rows.add(
          Row.plain()
              .with("page", PageNumbers.mark(rows.size() + 1))
              .with("message", section.title()));
    }
    return PagePart.of("contents", rows).with("heading", "What is inside");
  }
}
