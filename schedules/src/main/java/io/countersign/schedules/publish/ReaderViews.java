package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.schedules.state.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The views that readers know. Each is replaced where it stands, so that whatever others built on
 * it goes on; where its columns do not allow that, it is made anew, unless somebody built on it.
 */
record ReaderViews(Connection to, Statement statement, String schema) {
  private static final String ACCESS = "my_access";

  private static final String FOREIGN = SqlFile.read(ReaderViews.class, "foreign.sql");
  private static final String COLUMNS = SqlFile.read(ReaderViews.class, "columns.sql");
  private static final String ALL =
      "select viewname, viewowner from pg_views where schemaname = ? order by 1";

  void refuseForeign() throws SQLException {
    Set<String> foreign = pairs(FOREIGN, schema).keySet();
    if (!foreign.isEmpty()) {
      throw PublishProblems.schemaChanged(schema, foreign);
    }
  }

  /**
   * Has all of them show the edition.
   *
   * @throws Refusal VIEW_IN_USE with every view that others keep from changing
   */
  void point(String own, Edition edition) throws SQLException {
    Problems inUse = new Problems();
    Set<String> gone = new LinkedHashSet<>(pairs(ALL, schema).keySet());
    for (Contract mart : edition.marts()) {
      gone.remove(mart.name());
      point(own, mart.name(), mart.about(), inUse);
      for (String comment : DuckdbFile.comments(PostgresTables.name(schema, mart.name()), mart)) {
        if (comment.startsWith("comment on column") && !inUse.any()) {
          statement.execute(comment);
        }
      }
    }
    gone.remove("publication");
    point(own, "publication", "What was published, of which build, with which content.", inUse);
    gone.remove(ACCESS);
    access(own);
    for (String view : gone) {
      drop(view, "It is not published any more", inUse);
    }
    inUse.refuseIfAny(Exit.NOT_HELD);
    String schemas = SqlQuoting.name(schema) + ", " + SqlQuoting.name(own);
    statement.execute("grant usage on schema " + schemas + " to public");
    statement.execute("grant select on all tables in schema " + schemas + " to public");
  }

  private void point(String own, String name, String about, Problems inUse) throws SQLException {
    Map<String, String> before = pairs(COLUMNS, schema, name);
    Map<String, String> now = pairs(COLUMNS, own, name);
    // Columns that were there keep their places, new ones follow: so PostgreSQL replaces a view.
    Map<String, String> columns = new LinkedHashMap<>(before);
    columns.putAll(now);
    if (!now.entrySet().containsAll(before.entrySet())) {
      if (!drop(name, changes(before, now), inUse)) {
        return;
      }
      columns = now;
    }
    show(
        name,
        about + " No rows? Ask " + schema + "." + ACCESS + ".",
        "select " + SqlQuoting.names(columns.keySet()) + " from " + PostgresTables.name(own, name));
  }

  private void access(String own) throws SQLException {
    show(
        ACCESS,
        "Which rows the login that asks may see, in words, and why it sees none.",
        SqlTemplate.read("my_access.sql", schema, own));
  }

  /** With the rights of whoever asks: otherwise the rows' policies would not hold. */
  private void show(String name, String about, String select) throws SQLException {
    String full = PostgresTables.name(schema, name);
    statement.execute(
        "create or replace view " + full + " with (security_invoker = true) as " + select);
    String hash = pairs("select md5(pg_get_viewdef(?::regclass))", full).keySet().iterator().next();
    String comment = SqlQuoting.quoted(about + " [" + hash);
    statement.execute("comment on view " + full + " is " + comment);
  }

  private static String changes(Map<String, String> before, Map<String, String> now) {
    List<String> changes = new ArrayList<>();
    before.forEach(
        (column, type) -> {
          if (!now.containsKey(column)) {
            changes.add(column + " goes");
          } else if (!now.get(column).equals(type)) {
            changes.add(column + " becomes " + now.get(column));
          }
        });
    return "Its columns change (" + String.join(", ", changes) + ")";
  }

  private boolean drop(String name, String why, Problems inUse) throws SQLException {
    List<String> dependants =
        new Dependants(to).drop("drop view " + PostgresTables.name(schema, name));
    if (!dependants.isEmpty()) {
      inUse.add(PublishProblems.viewInUse(schema + "." + name, why, dependants));
    }
    return dependants.isEmpty();
  }

  private Map<String, String> pairs(String sql, String... values) throws SQLException {
    Map<String, String> pairs = new LinkedHashMap<>();
    try (var asked = to.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        asked.setString(i + 1, values[i]);
      }
      try (ResultSet rows = asked.executeQuery()) {
        while (rows.next()) {
          pairs.put(rows.getString(1), rows.getString(rows.getMetaData().getColumnCount()));
        }
      }
    }
    return pairs;
  }
}
