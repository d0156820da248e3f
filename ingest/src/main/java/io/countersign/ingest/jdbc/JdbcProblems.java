package io.countersign.ingest.jdbc;

import io.countersign.contract.Column;
import io.countersign.contract.ContractProblems;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import java.nio.file.Path;
import java.sql.JDBCType;
import java.util.Locale;

/** What can be wrong with a database, and with the SQL that is put to it. */
final class JdbcProblems {
  private JdbcProblems() {}

  static ReadFailure semicolon(Path file) {
    return new ReadFailure(
        Declarations.wrong(Workspace.FILE, "The database's path has a semicolon in it.")
            .expected("a path without one")
            .found(file.toString())
            .now("Move it."));
  }

  static Problem partMissing(String where, String key) {
    return Declarations.wrong(where, "A connection lacks '" + key + "'.")
        .expected(key + ": …")
        .found("nothing")
        .now("Say it; an address is built from its parts.");
  }

  static ReadFailure partWrong(String part, String expected, String found) {
    return new ReadFailure(
        Declarations.wrong(Workspace.FILE, "'" + part + "' of a connection cannot be used.")
            .expected(expected)
            .found(found)
            .now("Correct it; an address is built from its parts and takes nothing else."));
  }

  /**
   * It cannot be opened.
   *
   * @param said by the driver, without secrets
   */
  static ReadFailure unopened(String system, DatabaseKind kind, String url, String said) {
    return new ReadFailure(
        SourceProblems.unreachable(system)
            .what("The database cannot be opened.")
            .expected(url + ", and an answer within " + DatabaseKind.LOGIN)
            .found(said)
            .now(
                said.startsWith("No suitable driver")
                    ? "Put the driver of " + kind.word() + " on the class path."
                    : "Check the connection in countersign.yml, and that the database is there."));
  }

  static ReadFailure cut(String extract, String system, String said) {
    return new ReadFailure(
        SourceProblems.unreachable(extract)
            .what("The connection to " + system + " was cut while it was read.")
            .found(said)
            .now("Nothing of the feed has landed. See that the database is up, and run again."));
  }

  static ReadFailure busy(String extract, Database asked, String said) {
    return new ReadFailure(
        Problem.of("SOURCE_BUSY", extract)
            .what("The database of " + asked.system() + " did not answer in time.")
            .expected("an answer to this SQL within " + asked.patience())
            .found(said)
            .now(
                "See whether it is up, and what holds the lock or makes it slow; nothing of the feed"
                    + " has landed. Run again."));
  }

  /** It does not take the SQL, or the reader may not. */
  static ReadFailure refused(String extract, String system, String said) {
    return new ReadFailure(
        sqlRefused(extract, system, said)
            .now("Correct the SQL, or give the reader the right to the tables it names."));
  }

  static ReadFailure noQuery(String extract, String system, String said) {
    return new ReadFailure(
        sqlRefused(extract, system, said).expected("one SELECT").now("Correct the SQL."));
  }

  static ReadFailure severalStatements(String extract, String system, String said) {
    return new ReadFailure(
        sqlRefused(extract, system, said)
            .what("It is not put to the database of " + system + ".")
            .expected("one SELECT")
            .now("Take the semicolon out."));
  }

  static ReadFailure rowTooLarge(String extract, String system, String most) {
    return new ReadFailure(
        sqlRefused(extract, system, "more")
            .what("A row of " + system + " is too large to be read.")
            .expected("less than " + most + " at once")
            .now("Leave the large column out of the SQL, or cut it there: left(note, 10000)."));
  }

  private static Problem sqlRefused(String extract, String system, String said) {
    return Problem.of("SOURCE_REFUSED", extract)
        .what("The database of " + system + " does not answer this SQL.")
        .found(said);
  }

  static Problem retyped(String where, Column column, JDBCType found) {
    return ContractProblems.broken(where, "The column '" + column.name() + "' has another type.")
        .expected(column.type().name().toLowerCase(Locale.ROOT))
        .found(found.getName().toLowerCase(Locale.ROOT))
        .now("Convert it in the SQL.");
  }
}
