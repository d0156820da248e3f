package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The views that readers know, and what they need. */
record Views(Statement statement, String schema) {

  void prepare() throws SQLException {
    statement.execute("create schema if not exists " + schema);
    statement.execute(
        "create table if not exists "
            + schema
            + ".entitlement (login text not null, node text not null, primary key (login, node))");
    statement.execute(
        "do $$ begin if not exists (select 1 from pg_policies where schemaname = '"
            + schema
            + "' and tablename = 'entitlement') then alter table "
            + schema
            + ".entitlement enable row level security; create policy own on "
            + schema
            + ".entitlement for select using (login = current_user); end if; end $$");
    List<String> foreign = foreign();
    if (!foreign.isEmpty()) {
      throw new Refusal(
          Exit.NOT_HELD,
          new Problem(
              "SCHEMA_CHANGED",
              schema,
              "The published schema holds what was not published.",
              "our views and the table entitlement alone",
              String.join(", ", foreign),
              "Move them to another schema; readers still see what was published before."));
    }
  }

  /** Everything in the schema that is no view on an edition of ours. */
  private List<String> foreign() throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = '"
                + schema
                + "' and c.relkind in ('r', 'v', 'm', 'f', 'p') and c.relname <> 'entitlement'"
                + " and (c.relkind <> 'v' or obj_description(c.oid, 'pg_class') is null"
                + " or md5(pg_get_viewdef(c.oid))"
                + " <> split_part(obj_description(c.oid, 'pg_class'), ' [', 2))"
                + " order by 1")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  void point(String own, Edition edition) throws SQLException {
    List<String> names = edition.marts().stream().map(Contract::name).collect(Collectors.toList());
    names.add("publication");
    try (ResultSet old =
        statement.executeQuery(
            "select coalesce(string_agg(format('drop view %I.%I;', schemaname, viewname), ''), '')"
                + " from pg_views where schemaname = '"
                + schema
                + "'")) {
      old.next();
      String drops = old.getString(1);
      if (!drops.isEmpty()) {
        statement.execute(drops);
      }
    }
    for (String name : names) {
      view(own, name, edition);
    }
    statement.execute("grant usage on schema " + schema + ", " + own + " to public");
    statement.execute("grant select on all tables in schema " + schema + ", " + own + " to public");
  }

  private void view(String own, String name, Edition edition) throws SQLException {
    String full = schema + "." + name;
    // With the rights of whoever asks: otherwise the rows' policies would not hold.
    statement.execute(
        "create view "
            + full
            + " with (security_invoker = true) as select * from "
            + own
            + "."
            + name);
    String about =
        edition.marts().stream()
            .filter(mart -> mart.name().equals(name))
            .map(Contract::about)
            .findFirst()
            .orElse("What was published.");
    statement.execute(
        "do $$ begin execute format('comment on view "
            + full
            + " is %L', "
            + Words.quoted(about)
            + " || ' [' || md5(pg_get_viewdef('"
            + full
            + "'::regclass))); end $$");
    comments(full, name, edition);
  }

  /** What stands in the contract is what a BI tool shows beside a column. */
  private void comments(String full, String name, Edition edition) throws SQLException {
    StringBuilder comments = new StringBuilder();
    edition.marts().stream()
        .filter(mart -> mart.name().equals(name))
        .flatMap(mart -> mart.columns().values().stream())
        .forEach(
            column ->
                comments.append(
                    "comment on column "
                        + full
                        + ".\""
                        + column.name()
                        + "\" is "
                        + Words.quoted(Words.of(column))
                        + ";"));
    if (!comments.isEmpty()) {
      statement.execute(comments.toString());
    }
  }
}
