package io.countersign.ingest.conform;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The clock by which a system writes instants without an offset.
 *
 * @param fold which of the two is meant, where the clock shows an hour twice
 */
public record SourceClock(ZoneId zone, Fold fold) implements Serializable {

  /** What a system says about the hour that its clock shows twice. */
  public enum Fold {
    /** It does not say: such an instant is not guessed. */
    UNSAID,
    EARLIER,
    LATER;

    /**
     * As it is written in {@code fold:}.
     *
     * @throws IllegalArgumentException where it is neither {@code earlier} nor {@code later}
     */
    public static Fold of(String text) {
      if (!text.equals("earlier") && !text.equals("later")) {
        throw new IllegalArgumentException("earlier or later");
      }
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** The instant of a local time; empty in an hour that is skipped, or is shown twice. */
  Optional<Instant> instant(LocalDateTime local) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty() || (offsets.size() > 1 && fold == Fold.UNSAID)) {
      return Optional.empty();
    }
    return Optional.of(local.toInstant(offsets.get(fold == Fold.LATER ? offsets.size() - 1 : 0)));
  }

  /** Whether the clock never shows that time. */
  boolean skips(LocalDateTime local) {
    return zone.getRules().getValidOffsets(local).isEmpty();
  }
}
