package io.countersign.ingest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node of the tree.
 *
 * @param terms of a measure: its method, its legal entity, and its currency where that is not the
 *     entity's; else blank
 */
record Node(String id, String parent, String level, String name, String terms) {
  static final String TOP = "HALDEN";
  private static final List<String> LEVELS =
      List.of("portfolio", "program", "project", "measure_package", "measure");
  private static final List<String> PREFIXES = List.of("PF", "PG", "PJ", "MP");
  private static final Pattern MEASURE = Pattern.compile("(M\\d+) (.*) \\[(.*)]");

  /** Reads an outline in which two blanks lead one level down. */
  static List<Node> outline(List<String> lines) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(TOP, "", "organization", "Halden Group", ""));
    String[] above = new String[LEVELS.size() + 1];
    above[0] = TOP;
    int[] made = new int[LEVELS.size()];
    for (String line : lines) {
      String text = line.strip();
      int depth = (line.length() - text.length()) / 2;
      Node node = node(text, depth, above[depth], ++made[depth]);
      above[depth + 1] = node.id();
      nodes.add(node);
    }
    return nodes;
  }

  private static Node node(String text, int depth, String parent, int number) {
    Matcher measure = MEASURE.matcher(text);
    if (measure.matches()) {
      return new Node(
          measure.group(1), parent, LEVELS.get(depth), measure.group(2), measure.group(3));
    }
    String id = "%s-%02d".formatted(PREFIXES.get(depth), number);
    return new Node(id, parent, LEVELS.get(depth), text, "");
  }

  boolean isMeasure() {
    return level.equals("measure");
  }
}
