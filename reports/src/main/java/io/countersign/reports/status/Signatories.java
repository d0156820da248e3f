package io.countersign.reports.status;

import io.countersign.reports.ask.Provenance;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Place;
import java.util.Optional;

/**
 * Who prepared and who released an issue, and where it stands in the register.
 *
 * @param noted the register knows it already
 */
public record Signatories(
    String preparedBy, Optional<String> releasedBy, Event event, Place place, boolean noted) {

  /** Of an issue that is noted as it is noted, whoever asks for it again. */
  static Signatories of(String issue, Provenance by) {
    Optional<Entry> known = by.book().register().issue(issue);
    boolean done =
        known
            .filter(entry -> entry.fact().event() == Event.RELEASED || by.releasedBy().isEmpty())
            .isPresent();
    return done ? noted(known.orElseThrow()) : fresh(by);
  }

  private static Signatories noted(Entry entry) {
    Manifest.Signed signed = entry.document().manifest().signed();
    return new Signatories(
        signed.preparedBy(),
        Optional.of(signed.releasedBy()).filter(name -> !name.isEmpty()),
        entry.fact().event(),
        new Place(entry.number(), entry.previous()),
        true);
  }

  private static Signatories fresh(Provenance by) {
    return new Signatories(
        by.prepared().by(),
        by.releasedBy(),
        by.releasedBy().isPresent() ? Event.RELEASED : Event.PREPARED,
        by.book().register().next(),
        false);
  }
}
