package io.countersign.reports.paper;

import java.util.List;

/**
 * A section of a pack; it begins on a new page.
 *
 * @param title the message, a sentence made from the figures; null on a cover
 * @param subtitle what is shown, in which unit, for which span
 * @param parts one below the other
 */
public record Section(String key, String title, String subtitle, List<PagePart> parts) {
  public Section(String key, String title, String subtitle, PagePart part) {
    this(key, title, subtitle, List.of(part));
  }
}
