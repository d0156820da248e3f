package io.countersign.schedules.deliver;

import java.time.Instant;

/** A way to a person. */
interface Channel {
  /**
   * Where the person is to be found on it.
   *
   * @return empty where there is no way to them
   */
  java.util.Optional<String> address(Person person);

  /** Whether sending the same once more does no harm; if not, what is in doubt is held. */
  boolean repeatable();

  /** Sends one parcel to one address. */
  Result send(Letter letter);

  /**
   * One parcel on its way.
   *
   * @param address as {@link #address} gave it
   * @param messageId the same for the same issue, recipient and channel
   * @param at when it is sent
   */
  record Letter(Parcel parcel, Person person, String address, String messageId, Instant at) {}

  /** What came of it. */
  sealed interface Result {
    String note();
  }

  /** The other side has it. */
  record Accepted(String note) implements Result {}

  /** The other side will not have it; it does not have it. */
  record Declined(String note) implements Result {}

  /** It did not get out; the other side does not have it. */
  record NotYet(String note) implements Result {}

  /** Nobody knows whether the other side has it. */
  record Unknown(String note) implements Result {}
}
