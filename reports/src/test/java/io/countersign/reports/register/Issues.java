package io.countersign.reports.register;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented entries of a register. */
public final class Issues {
  private static final Instant AT = Instant.parse("2026-11-04T06:00:00Z");
  private Register register = Register.empty();

  static Manifest manifest(String issue, String status, String releasedBy) {
    return new Manifest(
        issue,
        status,
        new Manifest.Question("cfo_pack", "2026-10", AT.toString(), "Halden", Map.of()),
        new Manifest.Code("c0de", "1a40u7", Map.of()),
        Map.of("initiative_value", 1L),
        Map.of("initiative_value", 1L, "value_claims", 4L),
        List.of(),
        new Manifest.Figures(0, "", 0),
        new Manifest.Signed("anna", releasedBy),
        new Manifest.Chained(1, Register.GENESIS));
  }

  public Issues prepared(String issue, byte[] pdf) {
    return add(Event.PREPARED, issue, "PREPARED", "", pdf);
  }

  Issues draft(String issue) {
    return add(Event.PREPARED, issue, "DRAFT", "", pdf(issue));
  }

  public Issues released(String issue, byte[] pdf) {
    return add(Event.RELEASED, issue, "RELEASED", "berta", pdf);
  }

  Issues closed(String issue) {
    return note(Event.CLOSED, new Subject(issue, "cfo_pack", "2026-10"), "{}");
  }

  Issues restated() {
    return note(Event.RESTATED, new Subject("", "", "2026-10"), "{}");
  }

  private Issues add(Event event, String issue, String status, String releasedBy, byte[] pdf) {
    Document document =
        Document.of(issue + ".pdf", pdf, manifest(issue, status, releasedBy), Map.of());
    return note(event, new Subject(issue, "cfo_pack", "2026-10"), document.json());
  }

  private Issues note(Event event, Subject subject, String said) {
    String by = event == Event.RELEASED ? "berta" : "anna";
    register = register.with(register.entry(new Fact(event, subject, new Act(by, AT), said, "")));
    return this;
  }

  public Register register() {
    return register;
  }

  /** Some bytes that look like a PDF, others for each name. */
  public static byte[] pdf(String name) {
    byte[] pdf = new byte[50_000];
    new Random(name.hashCode()).nextBytes(pdf);
    byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, pdf, 0, start.length);
    return pdf;
  }
}
