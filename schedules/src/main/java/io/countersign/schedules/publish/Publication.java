package io.countersign.schedules.publish;

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

  static String table(String prefix) {
    return "create table "
        + prefix
        + "publication (mart varchar not null primary key, edition bigint not null,"
        + " period varchar not null, as_of timestamp with time zone not null,"
        + " code_version varchar not null, lake_version bigint not null,"
        + " row_count bigint not null, sha256 varchar not null)";
  }

  static List<String> rows(String prefix, Edition edition, List<Content> contents) {
    return contents.stream().map(one -> row(prefix, edition, one)).toList();
  }

  private static String row(String prefix, Edition edition, Content one) {
    return "insert into "
        + prefix
        + "publication values ("
        + String.join(
            ", ",
            SqlQuoting.quoted(one.mart()),
            Long.toString(edition.number()),
            SqlQuoting.quoted(edition.period()),
            SqlQuoting.quoted(edition.asOf().toString()),
            SqlQuoting.quoted(edition.code()),
            Long.toString(edition.versions().getOrDefault(one.mart(), 0L)),
            Long.toString(one.rows()),
            SqlQuoting.quoted(one.sha256()))
        + ")";
  }
}
