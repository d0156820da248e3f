package io.countersign.ingest.sample;

import java.time.Instant;
import java.util.List;

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

  /** What its area has to show besides a test, a way back, the note that it is done, a review. */
  List<String> proofs() {
    return switch (area) {
      case "REL" -> List.of("ACCEPT");
      case "INFRA", "FW" -> List.of("FREEZE", "CHECK");
      case "CAT" -> List.of("TOLD", "ACCEPT");
      case "ACC" -> List.of("IDENTITY", "CHECK");
      case "DATA" -> List.of("MONITOR", "CHECK");
      case "CLOUD" -> List.of("MONITOR", "FINANCE");
      case "PAY" -> List.of("FINANCE", "FREEZE", "CHECK");
      case "DWH" -> List.of("CHECK", "ACCEPT");
      case "SDW" -> List.of("TRAINED", "ACCEPT");
      default -> List.of();
    };
  }

  String scope() {
    return Fingerprint.of("scope " + number);
  }
}
