package io.countersign.schedules.deliver;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.Set;

/** Why something does not reach somebody. */
public final class DeliveryProblems {
  private static final String NOTHING_SENT = "Nothing was sent to anybody.";
  private static final String LIST = "'countersign deliveries' lists all of them.";

  private DeliveryProblems() {}

  /** The code of a channel that there is not. */
  public static final String CHANNEL_UNKNOWN = "CHANNEL_UNKNOWN";

  static Problem channelUnknown(String name, Set<String> known) {
    return Problem.of(CHANNEL_UNKNOWN, "channels.yml")
        .what("There is no channel '" + name + "'.")
        .expected(
            "channels: {%s: {kind: smtp, host: mail.example.com, from: countersign@example.com}}"
                .formatted(name))
        .now(Suggestion.among(name, known));
  }

  static Problem addressMissing(Route way) {
    return Problem.of("ADDRESS_MISSING", "people.yml")
        .what(way.person().name() + " cannot be reached by '" + way.name() + "'.")
        .expected(way.channel().needs(way.person()))
        .found("none")
        .now(NOTHING_SENT);
  }

  /** A copy that belongs to nobody who is to get one. */
  static Problem recipientUnknown(Parcel parcel) {
    return Problem.of("RECIPIENT_UNKNOWN", "people.yml")
        .what("The copy " + parcel.issue() + " is for somebody who holds none of the roles.")
        .expected("a person of that id, or one who sees all")
        .found(parcel.rows().whom().orElse(""))
        .now(NOTHING_SENT);
  }

  static Refusal busy(Delivery one) {
    return Problem.of("DELIVERY_BUSY", one.issue())
        .what("The delivery is " + one.state().name() + ".")
        .expected("unknown, to be resolved; anything but sending, to be sent again")
        .found(one.state().name())
        .now("Wait until it is sent: " + LIST)
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal unknown(String issue, String recipient, String channel) {
    return Problem.of("DELIVERY_UNKNOWN", issue)
        .what("There is no such delivery.")
        .found(recipient + " by " + channel)
        .now(LIST)
        .refusal(Exit.WRONG_CALL);
  }
}
