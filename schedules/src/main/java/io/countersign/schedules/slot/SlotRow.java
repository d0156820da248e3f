package io.countersign.schedules.slot;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A slot with its state.
 *
 * @param attempts how often its work was begun after a failure or at first; waiting counts not
 * @param since when it began to wait at the gate, the epoch where it does not
 * @param told how many of those to be told have been: 0 nobody, 1 the people named, 2 those above
 */
public record SlotRow(
    Slot slot,
    SlotState state,
    String reason,
    int attempts,
    Instant since,
    int told,
    String owner) {
  static final String SELECT = SqlFile.read(SlotRow.class, "slots.sql");

  static SlotRow of(ResultSet row) throws SQLException {
    Slot slot =
        new Slot(
            row.getString("schedule"),
            LocalDateTime.parse(row.getString("slot")),
            Instant.ofEpochMilli(row.getLong("due")),
            row.getString("period"));
    return new SlotRow(
        slot,
        SlotState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getInt("told"),
        row.getString("owner"));
  }
}
