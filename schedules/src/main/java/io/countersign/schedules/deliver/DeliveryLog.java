package io.countersign.schedules.deliver;

import static io.countersign.schedules.deliver.DeliveryState.planned;
import static io.countersign.schedules.deliver.DeliveryState.sending;
import static io.countersign.schedules.deliver.DeliveryState.unknown;

import io.countersign.problem.Refusal;
import io.countersign.schedules.state.SqlFile;
import io.countersign.schedules.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every delivery, each once: the issue, the recipient and the channel name it. */
public record DeliveryLog(StateStore store) {
  private static final String KEY = " where issue = ? and recipient = ? and channel = ?";

  private static final String PLAN = SqlFile.read(DeliveryLog.class, "plan.sql");
  private static final String MOVE = SqlFile.read(DeliveryLog.class, "move.sql");
  private static final String HISTORY = SqlFile.read(DeliveryLog.class, "history.sql");

  /** All of them, or those of one issue. */
  public List<Delivery> list(Optional<String> issue) {
    return issue
        .map(
            one ->
                store.list(
                    Delivery::of,
                    "select * from deliveries where issue = ? order by recipient, channel",
                    one))
        .orElseGet(
            () ->
                store.list(
                    Delivery::of,
                    "select * from deliveries order by changed_at, issue, recipient, channel"));
  }

  /** Writes down what is to be sent; what is there already stays as it is. */
  void plan(List<Delivery> deliveries) {
    store.in(
        connection -> {
          for (Delivery one : deliveries) {
            int added =
                StateStore.change(
                    connection,
                    PLAN,
                    one.issue(),
                    one.recipient(),
                    one.channel(),
                    one.address(),
                    one.file(),
                    one.sha256(),
                    one.state().name(),
                    one.messageId(),
                    one.changedAt().toEpochMilli(),
                    StateStore.note(one.note()));
            if (added == 1) {
              record(connection, one, one.state(), one.changedAt(), one.note());
            }
          }
          return null;
        });
  }

  /** Says that sending begins; false where it is not planned any more. */
  boolean begin(Delivery one, long token, Instant now) {
    return move(one, sending, now, "", "state = 'planned'", token, 1);
  }

  /** Says what came of sending; only whoever began it may, also where it was held meanwhile. */
  void end(Delivery one, DeliveryState state, long token, Instant now, String note) {
    move(one, state, now, note, "state in ('sending', 'unknown') and token = " + token, token, 0);
  }

  /** The recipient may not see it any more. */
  void refuse(Delivery one, Instant now, String why) {
    move(one, DeliveryState.refused, now, why, "state = 'planned'", null, 0);
  }

  /** What was being sent when its sender died: planned again, or held. */
  void recover(Delivery one, boolean repeatable, long token, Instant now) {
    String note = "The sender was not heard of while it was sending.";
    String mine = "state = 'sending' and token < " + token;
    move(one, repeatable ? planned : unknown, now, note, mine, null, 0);
  }

  /**
   * A person asks to send once more.
   *
   * @param why their name and reason
   * @throws Refusal DELIVERY_UNKNOWN, or DELIVERY_BUSY while it is being sent
   */
  public void resend(String issue, String recipient, String channel, Instant now, String why) {
    Delivery one = find(issue, recipient, channel);
    // Where it may be there already, the same message id lets the other side see that it is one.
    String id =
        one.state() == DeliveryState.accepted
            ? MessageId.again(one.messageId(), one.sends())
            : one.messageId();
    store.change("update deliveries set message_id = ?" + KEY, id, issue, recipient, channel);
    settled(one, planned, now, "Sent again: " + why, "state <> 'sending'");
  }

  /** A person says what became of a delivery that nobody knows about. */
  public void resolve(
      String issue, String recipient, String channel, boolean arrived, Instant now, String why) {
    DeliveryState state = arrived ? DeliveryState.accepted : DeliveryState.failed;
    settled(find(issue, recipient, channel), state, now, "Resolved: " + why, "state = 'unknown'");
  }

  private void settled(Delivery one, DeliveryState state, Instant now, String note, String from) {
    if (!move(one, state, now, note, from, null, 0)) {
      throw DeliveryProblems.busy(one);
    }
  }

  private Delivery find(String issue, String recipient, String channel) {
    return list(Optional.of(issue)).stream()
        .filter(one -> one.recipient().equals(recipient) && one.channel().equals(channel))
        .findFirst()
        .orElseThrow(() -> DeliveryProblems.unknown(issue, recipient, channel));
  }

  private boolean move(
      Delivery one,
      DeliveryState state,
      Instant now,
      String note,
      String from,
      Long token,
      int sends) {
    return store.in(
        connection -> {
          int moved =
              StateStore.change(
                  connection,
                  MOVE + from,
                  state.name(),
                  now.toEpochMilli(),
                  StateStore.note(note),
                  sends,
                  token,
                  one.issue(),
                  one.recipient(),
                  one.channel());
          if (moved == 1) {
            record(connection, one, state, now, note);
          }
          return moved == 1;
        });
  }

  private static void record(
      Connection connection, Delivery one, DeliveryState state, Instant now, String note)
      throws SQLException {
    StateStore.change(
        connection,
        HISTORY,
        one.issue(),
        one.recipient(),
        one.channel(),
        state.name(),
        now.toEpochMilli(),
        StateStore.note(note),
        one.issue(),
        one.recipient(),
        one.channel());
  }
}
