package io.countersign.reports;

/** How a measure is called on paper. */
final class Measures {
  private Measures() {}

  /** Its id and, where it is known, its name. */
  static String name(Material material, Line line) {
    String id = line.text("measure_id");
    String name = material.names().getOrDefault(id, "");
    return name.isBlank() || name.equals(id) ? id : id + "  " + name;
  }

  static String program(Material material, Line line) {
    String id = line.text("program_id");
    return id.isBlank()
        ? material.language().say("Without a program")
        : material.names().getOrDefault(id, id);
  }
}
