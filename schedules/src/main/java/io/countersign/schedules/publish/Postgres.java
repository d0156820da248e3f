package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * PostgreSQL, 15 or later: a schema for each edition, and views on the last one in a schema whose
 * name stays. Readers see one edition or the next, never both. Who may see which rows is in the
 * table {@code entitlement} of that schema, which we make and never change.
 */
public final class Postgres {
  private static final int KEPT = 2;

  /** How often readers are let go first, a tenth of a second each time. */
  private static final int TRIES = 600;

  /** No lock in time, and a deadlock. */
  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  private final String url;
  private final Properties login;
  private final String schema;

  /**
   * @param schema of the views; those of the editions begin with it
   */
  public Postgres(String url, Properties login, String schema) {
    this.url = url;
    this.login = login;
    this.schema = schema;
  }

  /**
   * Publishes, and makes the edition the one that is seen, in one transaction.
   *
   * @throws Refusal PUBLISH_FAILED or SCHEMA_CHANGED; then everybody sees what they saw before
   */
  public void publish(Edition edition) {
    try (Connection to = DriverManager.getConnection(url, login);
        Statement statement = to.createStatement();
        Connection from = Duck.open("");
        Statement reading = from.createStatement()) {
      to.setAutoCommit(false);
      statement.execute("set local time zone 'UTC'");
      Views views = new Views(statement, schema);
      views.prepare();
      String own = schema + "_" + edition.number();
      statement.execute("create schema " + own);
      for (Contract mart : edition.marts()) {
        statement.execute(Tables.table(own, mart));
        copy(to, reading, edition, own, mart);
        for (String sql : Tables.after(own, schema, mart)) {
          statement.execute(sql);
        }
      }
      statement.execute(Publication.table(own + "."));
      for (String row : Publication.rows(own + ".", edition, Duck.hashes(reading, edition))) {
        statement.execute(row);
      }
      swap(
          to,
          statement,
          () -> {
            views.point(own, edition);
            dropOld(statement);
          });
      to.commit();
    } catch (SQLException | IOException e) {
      throw Duck.failed(url + " " + schema, e);
    }
  }

  /** What is done while nobody reads; who reads is waited for, and never made to fail. */
  private interface Swap {
    void now() throws SQLException;
  }

  private static void swap(Connection to, Statement statement, Swap swap) throws SQLException {
    statement.execute("set local lock_timeout = '100ms'");
    for (int tried = 1; ; tried++) {
      Savepoint before = to.setSavepoint();
      try {
        swap.now();
        return;
      } catch (SQLException e) {
        if (!LOCKED.contains(e.getSQLState()) || tried == TRIES) {
          throw e;
        }
        to.rollback(before);
      }
    }
  }

  private static void copy(
      Connection to, Statement reading, Edition edition, String own, Contract mart)
      throws SQLException, IOException {
    Path csv = Files.createTempFile("countersign", ".csv");
    try {
      String columns = String.join(", ", mart.columns().keySet());
      reading.execute(
          "copy (select "
              + columns
              + " from read_parquet('"
              + edition.pattern(mart.name())
              + "')) to '"
              + csv.toString().replace("'", "''")
              + "' (format csv, header false, force_quote *, nullstr '')");
      try (Reader text = Files.newBufferedReader(csv)) {
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy " + own + "." + mart.name() + " (" + columns + ") from stdin (format csv)",
                text);
      }
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  private void dropOld(Statement statement) throws SQLException {
    List<String> editions = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select nspname from pg_namespace where nspname ~ '^"
                + schema
                + "_[0-9]+$' order by length(nspname) desc, nspname desc")) {
      while (found.next()) {
        editions.add(found.getString(1));
      }
    }
    for (String old : editions.subList(Math.min(KEPT, editions.size()), editions.size())) {
      statement.execute("drop schema " + old + " cascade");
    }
  }

  /** The views that readers know, and what they need. */
  private record Views(Statement statement, String schema) {

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
      List<String> names =
          edition.marts().stream().map(Contract::name).collect(Collectors.toList());
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
      statement.execute(
          "grant select on all tables in schema " + schema + ", " + own + " to public");
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
    }
  }
}
