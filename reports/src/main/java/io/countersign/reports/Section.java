package io.countersign.reports;

import java.util.List;

/**
 * A section of a pack; it begins on a new page.
 *
 * @param title the message, a sentence made from the figures; null on a cover
 * @param subtitle what is shown, in which unit, for which span
 * @param parts one below the other
 */
record Section(String key, String title, String subtitle, List<Part> parts) {
  Section(String key, String title, String subtitle, Part part) {
    this(key, title, subtitle, List.of(part));
  }
}
