package io.countersign.reports;

/**
 * A section of a pack; it begins on a new page.
 *
 * @param title the message, a sentence made from the figures; null on a cover
 * @param subtitle what is shown, in which unit, for which span
 */
record Section(String key, String title, String subtitle, Part part) {}
