package io.countersign.schedules.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The table that says what was published: which run, as of when, which versions, which content. */
final class Publication {
  private Publication() {}

  /**
   * What a mart holds.
   *
   * @param sha256 of its rows as text, in order
   */
  record Content(String mart, long rows, String sha256) {}

  /** Makes it in the schema of the edition. */
  static void write(Connection to, String own, Edition edition, List<Content> contents)
      throws SQLException {
    try (Statement table = to.createStatement()) {
      table.execute(SqlTemplate.read("publication.sql", own, own));
    }
    try (PreparedStatement row =
        to.prepareStatement(SqlTemplate.read("publication_row.sql", own, own))) {
      for (Content one : contents) {
        row.setString(1, one.mart());
        row.setLong(2, edition.number());
        row.setString(3, edition.period());
        row.setString(4, edition.asOf().toString());
        row.setString(5, edition.code());
        row.setLong(6, edition.versions().getOrDefault(one.mart(), 0L));
        row.setLong(7, one.rows());
        row.setString(8, one.sha256());
        row.execute();
      }
    }
  }
}
