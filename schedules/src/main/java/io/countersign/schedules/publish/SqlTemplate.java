package io.countersign.schedules.publish;

import io.countersign.schedules.state.SqlFile;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL that lies beside this class, with parts in braces that are said by whoever runs it. */
final class SqlTemplate {
  private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

  private SqlTemplate() {}

  /**
   * Of a schema.
   *
   * @param views the schema that readers know
   * @param own the one of the edition
   */
  static String read(String file, String views, String own) {
    return read(file, Map.of("views", SqlQuoting.name(views), "own", SqlQuoting.name(own)));
  }

  /**
   * Of anything.
   *
   * @param parts as SQL has them, by their names
   */
  static String read(String file, Map<String, String> parts) {
    return PART.matcher(SqlFile.read(SqlTemplate.class, file))
        .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
  }
}
