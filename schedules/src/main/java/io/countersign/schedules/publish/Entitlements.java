package io.countersign.schedules.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Who may see what, in the table that stays from edition to edition. */
record Entitlements(Connection to, String views) {
  private static final String GIVEN_BY = "people.yml";

  /** The schema that readers know, and the table in it. */
  void prepare() throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(SqlTemplate.read("access.sql", views, views));
    }
  }

  /** Puts in what people.yml says now; what somebody wrote by hand stays. */
  void fill(Map<String, List<String>> entitled) throws SQLException {
    String table = PostgresTables.name(views, "entitlement");
    try (PreparedStatement delete =
            to.prepareStatement("delete from " + table + " where given_by = ?");
        PreparedStatement insert =
            to.prepareStatement(
                "insert into "
                    + table
                    + " (login, node, given_by) values (?, ?, ?) on conflict do nothing")) {
      delete.setString(1, GIVEN_BY);
      delete.executeUpdate();
      for (String login : entitled.keySet()) {
        for (String node : entitled.get(login)) {
          insert.setString(1, login);
          insert.setString(2, node);
          insert.setString(3, GIVEN_BY);
          insert.executeUpdate();
        }
      }
    }
  }
}
