package io.countersign.build;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SQL file: {@code create temporary view NAME as …;} as often as it takes, then a last select. A
 * file without views is one select.
 *
 * @param views what each says, by its name, in the order of the file
 * @param answer the last select
 */
public record SqlScript(TextFile file, Map<String, String> views, String answer) {
  private static final String FOLDER = "transform/";

  /** A semicolon, or a text or comment in which one does not count. */
  private static final Pattern END = Pattern.compile("(;)|'(?:[^'\\\\]++|\\\\.)*+'|--[^\\n]*+");

  private static final Pattern BLANK = Pattern.compile("(?:\\s++|--[^\\n]*+(?:\\n|\\z))*+");
  private static final Pattern VIEW =
      Pattern.compile("create\\s+temporary\\s+view\\s+(\\w+)\\s+as\\s", Pattern.CASE_INSENSITIVE);

  /** Asked for with each table; to list a jar opens it each time. */
  private static final List<TextFile> SHARED = Resources.list(FOLDER + "shared", ".sql");

  /** The SQL file in the folder of the step's table. */
  public static SqlScript of(Step step) {
    return of(Resources.text(file(step)));
  }

  /** A file of {@code transform/shared}, whose views several tables are made of. */
  public static SqlScript shared(String name) {
    return of(Resources.text(FOLDER + "shared/" + name + ".sql"));
  }

  /** All SQL that a step may run, where it is not the text that it is made of. */
  static String behind(Step step) {
    return Stream.concat(Resources.find(file(step)).stream(), SHARED.stream())
        .map(TextFile::text)
        .collect(Collectors.joining("\n"));
  }

  private static String file(Step step) {
    return FOLDER + step.makes() + "/step.sql";
  }

  /**
   * Reads a file.
   *
   * @throws Refusal SQL_WRONG with every statement that is not one of a script, by its line
   */
  public static SqlScript of(TextFile file) {
    Problems problems = new Problems();
    Map<String, String> views = new LinkedHashMap<>();
    List<Statement> statements = statements(file.text());
    Statement last = statements.remove(statements.size() - 1);
    for (Statement statement : statements) {
      Matcher view = VIEW.matcher(statement.text());
      if (statement.blank()) {
        problems.add(wrong(file, statement.line(), "There is nothing before the semicolon.", ""));
      } else if (!view.lookingAt()) {
        problems.add(
            wrong(
                file, statement.line(), "A statement gives no name to a view.", statement.head()));
      } else if (views.put(view.group(1), statement.after(view.end())) != null) {
        problems.add(wrong(file, statement.line(), "Two views have one name.", view.group(1)));
      }
    }
    if (last.blank() || VIEW.matcher(last.text()).lookingAt()) {
      problems.add(wrong(file, last.line(), "There is no select at the end.", last.head()));
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
    return new SqlScript(file, views, last.after(0));
  }

  /**
   * What the script makes of the tables that a step reads. Nothing is run.
   *
   * @throws Refusal SQL_WRONG where a view has the name of one of them
   */
  public SqlViews on(Inputs inputs) {
    Problems problems = new Problems();
    for (String name : views.keySet()) {
      if (inputs.reads().contains(name)) {
        problems.add(
            wrong(file, lineOf(name), "A view has the name of a table that the step reads.", name));
      }
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
    return new SqlViews(this, inputs);
  }

  private int lineOf(String view) {
    Matcher at = VIEW.matcher(file.text());
    return at.results()
        .filter(named -> named.group(1).equals(view))
        .mapToInt(named -> 1 + Statement.lines(file.text().substring(0, named.start())))
        .findFirst()
        .orElse(1);
  }

  private static List<Statement> statements(String text) {
    List<Statement> statements = new ArrayList<>();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      if (end.group(1) != null) {
        statements.add(Statement.of(text, from, end.start()));
        from = end.end();
      }
    }
    statements.add(Statement.of(text, from, text.length()));
    return statements;
  }

  /**
   * A statement without the comments before it.
   *
   * @param line on which it begins
   */
  private record Statement(String text, int line) {
    static Statement of(String file, int from, int to) {
      Matcher blank = BLANK.matcher(file).region(from, to);
      int begin = blank.lookingAt() ? blank.end() : from;
      return new Statement(file.substring(begin, to), lines(file.substring(0, begin)) + 1);
    }

    boolean blank() {
      return text.isBlank();
    }

    String head() {
      return text.lines().findFirst().orElse("");
    }

    /** What stands from there on, on the line of the file, so that Spark names it, too. */
    String after(int begin) {
      return "\n".repeat(line - 1 + lines(text.substring(0, begin))) + text.substring(begin);
    }

    private static int lines(String text) {
      return (int) text.chars().filter(c -> c == '\n').count();
    }
  }

  private static Problem wrong(TextFile file, int line, String what, String found) {
    return BuildProblems.sqlWrong(file.name() + ":" + line, what)
        .expected("create temporary view NAME as select …; as often as it takes, then a select")
        .found(found);
  }
}
