package io.countersign.schedules.deliver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One issue on its way to one recipient by one channel.
 *
 * @param sends how often sending was begun
 */
public record Delivery(
    String issue,
    String recipient,
    String channel,
    String address,
    String file,
    String sha256,
    DeliveryState state,
    String messageId,
    int sends,
    Instant changedAt,
    String note) {

  static Delivery of(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("issue"),
        row.getString("recipient"),
        row.getString("channel"),
        row.getString("address"),
        row.getString("file"),
        row.getString("sha256"),
        DeliveryState.valueOf(row.getString("state")),
        row.getString("message_id"),
        row.getInt("sends"),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        row.getString("note"));
  }
}
