package io.countersign.schedules.run;

import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.SqlFile;
import io.countersign.schedules.state.StateStore;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What slots have issued; written down once, whoever did it. */
record SlotOutput(StateStore store) {
  private static final String OPENING = SqlFile.read(SlotOutput.class, "opening.sql");
  private static final String PARCEL = SqlFile.read(SlotOutput.class, "parcel.sql");

  /**
   * The instant that the slot's reports are about: when its gate first opened, whoever asks later.
   */
  Instant opened(Slot slot, Instant now) {
    return store.in(
        connection -> {
          Object[] key = {slot.schedule(), slot.nominal().toString()};
          StateStore.change(connection, OPENING, key[0], key[1], now.toEpochMilli());
          return Instant.ofEpochMilli(
              StateStore.list(
                      connection,
                      row -> row.getLong(1),
                      "select as_of from openings where schedule = ? and slot = ?",
                      key)
                  .get(0));
        });
  }

  /** Writes down what a slot has issued; only once, whoever did it. */
  void issued(Slot slot, List<Parcel> parcels) {
    store.in(
        connection -> {
          for (Parcel parcel : parcels) {
            StateStore.change(
                connection,
                PARCEL,
                slot.schedule(),
                slot.nominal().toString(),
                parcel.title(),
                parcel.issue(),
                parcel.file().toString(),
                parcel.sha256(),
                String.join("\n", parcel.rows().nodes()),
                parcel.rows().whom().orElse(""));
          }
          return null;
        });
  }

  /** What a slot has issued. */
  List<Parcel> parcels(Slot slot) {
    return store.list(
        row ->
            new Parcel(
                row.getString("issue"),
                row.getString("title"),
                "",
                Path.of(row.getString("file")),
                row.getString("sha256"),
                rows(row)),
        "select * from parcels where schedule = ? and slot = ? order by issue",
        slot.schedule(),
        slot.nominal().toString());
  }

  private static Parcel.Rows rows(ResultSet row) throws SQLException {
    String nodes = row.getString("nodes");
    Set<String> all = nodes.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(nodes.split("\\n")));
    return new Parcel.Rows(all, Optional.of(row.getString("whom")).filter(one -> !one.isEmpty()));
  }
}
