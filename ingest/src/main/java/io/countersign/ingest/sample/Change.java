package io.countersign.ingest.sample;

import java.time.Instant;

/**
 * A change as the desk keeps it.
 *
 * @param track STD, NRM or EMG
 * @param area the desk's own word for its category
 * @param result the desk's own word for how it went, blank while it is not closed
 */
record Change(
    String number,
    String track,
    String area,
    String service,
    Instant from,
    Instant to,
    String result) {
  static final String IMPLEMENTER = "eng.ekman";
  static final String REQUESTER = "f.brandt";

  boolean begun() {
    return !result.equals("VOID") && from.isBefore(Calendar.AS_OF);
  }

  boolean deployedByPipeline() {
    return area.equals("REL") || area.equals("CLOUD") || area.equals("DWH");
  }

  String scope() {
    return Fingerprint.of("scope " + number);
  }
}
