package io.countersign.ingest.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same SQL without what holds a row against {@code :since}, to count what that leaves out. Each
 * comparison with it becomes {@code 1 = 1}; nothing else is touched.
 */
final class UnfilteredSql {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*'|\"[^\"]*\"|`[^`]*`|--[^\\n]*|(?s:/\\*.*?\\*/)|\\w+|[(),?]|<=|>=|<>|[<>=]|\\S");

  private static final Set<String> BEFORE =
      Set.of("where", "and", "or", "not", "on", "having", "when", "then", "else", "select", ",");
  private static final Set<String> BEHIND =
      Set.of(
          ("and or then else end group order having limit union except intersect window fetch"
                  + " offset for join left right inner full cross where ,")
              .split(" "));
  private static final Set<String> COMPARES = Set.of("<", ">", "<=", ">=", "=", "between");

  private record Token(String text, int from, int to) {
    boolean in(Set<String> words) {
      return words.contains(text);
    }
  }

  private final SqlText sql;
  private final List<Token> tokens = new ArrayList<>();

  private UnfilteredSql(SqlText sql) {
    this.sql = sql;
    Matcher found = TOKEN.matcher(sql.text());
    while (found.find()) {
      if (!found.group().startsWith("--") && !found.group().startsWith("/*")) {
        String text = found.group().toLowerCase(Locale.ROOT);
        tokens.add(new Token(text, found.start(), found.end()));
      }
    }
  }

  /** Empty where no comparison with {@code :since} can be found. */
  static Optional<SqlText> of(SqlText sql) {
    return sql.parameters().contains("since") ? new UnfilteredSql(sql).made() : Optional.empty();
  }

  private Optional<SqlText> made() {
    StringBuilder text = new StringBuilder();
    ArrayList<String> names = new ArrayList<>();
    int copied = 0;
    int nth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).text().equals("?")) {
        continue;
      }
      String name = sql.parameters().get(nth++);
      if (tokens.get(i).from() < copied) {
        continue;
      }
      if (!name.equals("since")) {
        names.add(name);
        continue;
      }
      Optional<int[]> span = comparison(i);
      if (span.isEmpty()) {
        return Optional.empty();
      }
      int from = tokens.get(span.get()[0]).from();
      // A parameter of the same comparison that was passed already goes with it.
      long inside = tokens.subList(span.get()[0], i).stream().filter(this::parameter).count();
      names.subList(names.size() - (int) inside, names.size()).clear();
      text.append(sql.text(), copied, from).append("1 = 1");
      copied = tokens.get(span.get()[1]).to();
    }
    text.append(sql.text(), copied, sql.text().length());
    return Optional.of(new SqlText(text.toString(), names));
  }

  private boolean parameter(Token token) {
    return token.text().equals("?");
  }

  /** The first and the last token of what compares with the one at a place. */
  private Optional<int[]> comparison(int at) {
    int from = at;
    int to = at;
    while (true) {
      from = first(from);
      to = last(from, to);
      if (tokens.subList(from, to + 1).stream().anyMatch(token -> token.in(COMPARES))) {
        return Optional.of(new int[] {from, to});
      }
      OptionalInt opening = from == 0 ? OptionalInt.empty() : OptionalInt.of(from - 1);
      if (opening.isEmpty() || !tokens.get(opening.getAsInt()).text().equals("(")) {
        return Optional.empty();
      }
      from = opening.getAsInt();
      to = closing(from);
    }
  }

  private int first(int at) {
    int depth = 0;
    int from = at;
    for (int i = at - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      depth += token.text().equals(")") ? 1 : token.text().equals("(") ? -1 : 0;
      if (depth < 0 || (depth == 0 && token.in(BEFORE) && !ofBetween(i))) {
        return from;
      }
      from = i;
    }
    return from;
  }

  /** Whether an {@code and} belongs to the {@code between} before it. */
  private boolean ofBetween(int and) {
    int depth = 0;
    for (int i = and - 1; i >= 0 && tokens.get(and).text().equals("and"); i--) {
      Token token = tokens.get(i);
      depth += token.text().equals(")") ? 1 : token.text().equals("(") ? -1 : 0;
      if (depth < 0 || (depth == 0 && token.in(BEFORE))) {
        return false;
      }
      if (depth == 0 && token.text().equals("between")) {
        return true;
      }
    }
    return false;
  }

  private int last(int from, int at) {
    int depth = 0;
    int to = at;
    for (int i = at + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
      if (depth < 0 || (depth == 0 && token.in(BEHIND) && !(ofBetween(i) && i > from))) {
        return to;
      }
      to = i;
    }
    return to;
  }

  private int closing(int opening) {
    int depth = 0;
    for (int i = opening; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }
}
