package io.countersign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * A command as a page shows it, and what the page says comes of it. Ids of issues and durations
 * stand for any; … stands for what is left out, of a line or of lines.
 *
 * @param first the number of the first shown line in the page, from 0
 * @param shown lines
 */
record Transcript(String command, int first, List<String> shown) {
  private static final String DURATION = " +\\d+\\.\\d s(?=\\s|$)";

  /** All commands of the fenced blocks marked {@code console}. */
  static List<Transcript> of(List<String> page) {
    List<Transcript> all = new ArrayList<>();
    boolean inside = false;
    for (int i = 0; i < page.size(); i++) {
      String line = page.get(i);
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        int end = i + 1;
        StringBuilder command = new StringBuilder(line.substring(2));
        while (isOpen(command)) {
          command.append('\n').append(page.get(end++));
        }
        int from = end;
        while (!page.get(end).startsWith("$ ") && !page.get(end).startsWith("```")) {
          end++;
        }
        all.add(new Transcript(command.toString(), from, List.copyOf(page.subList(from, end))));
        i = end - 1;
      }
    }
    return all;
  }

  private static boolean isOpen(CharSequence command) {
    return command.chars().filter(sign -> sign == '"').count() % 2 == 1;
  }

  /** Whether an error is shown: then the command must not end well. */
  boolean isRefusal() {
    return !shown.isEmpty() && shown.get(0).matches("[A-Z_]{5,}  .*");
  }

  /** Whether this came, where anything is shown. */
  boolean holds(String came) {
    return shown.isEmpty()
        || Pattern.matches(
            shown.stream().map(Transcript::pattern).collect(Collectors.joining()),
            plain(came).stripTrailing() + "\n");
  }

  private static String plain(String text) {
    return text.replaceAll(DURATION, " _ s")
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static String pattern(String line) {
    if (line.equals("…")) {
      return "(?:.*\\n)*?";
    }
    return Arrays.stream(plain(line).split("…", -1))
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
            .collect(Collectors.joining(".*"))
        + "\\n";
  }

  /**
   * What should be shown: what came, or where something is left out, of each line the one that came
   * and is most like it.
   */
  List<String> updated(String came) {
    List<String> lines =
        came.stripTrailing()
            .replaceAll("(\\b[A-Z]{2}-\\d{4}-\\d{2}-)[0-9a-f]{16}", "$1…")
            .lines()
            .map(String::stripTrailing)
            .toList();
    return shown.stream().noneMatch(line -> line.contains("…"))
        ? lines
        : shown.stream().map(line -> like(line, lines)).toList();
  }

  private static String like(String line, List<String> lines) {
    boolean still =
        line.equals("…")
            || lines.stream().anyMatch(one -> (plain(one) + "\n").matches(pattern(line)));
    return still
        ? line
        : lines.stream()
            .max(Comparator.comparingInt(one -> StringUtils.getCommonPrefix(one, line).length()))
            .orElse(line);
  }
}
