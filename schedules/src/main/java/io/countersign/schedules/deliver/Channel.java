package io.countersign.schedules.deliver;

import io.countersign.schedules.people.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A way to a person. */
interface Channel {
  /**
   * Where the person is to be found on it.
   *
   * @return empty where there is no way to them
   */
  Optional<String> address(Person person);

  /** What people.yml must say of a person that can be reached by it. */
  default String needs(Person person) {
    return person.id() + ": {mail: …}";
  }

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
  record Letter(Parcel parcel, Person person, String address, String messageId, Instant at) {
    /** The same with another file, which stands for the one that was issued. */
    Letter with(Path file) {
      Parcel copy =
          new Parcel(
              parcel.issue(), parcel.title(), parcel.text(), file, parcel.sha256(), parcel.rows());
      return new Letter(copy, person, address, messageId, at);
    }
  }

  /** What came of it. */
  sealed interface Result {
    String note();

    /** The state that it leaves the delivery in. */
    DeliveryState state();
  }

  /** The other side has it. */
  record Accepted(String note) implements Result {
    @Override
    public DeliveryState state() {
      return DeliveryState.accepted;
    }
  }

  /** The other side will not have it; it does not have it. */
  record Declined(String note) implements Result {
    @Override
    public DeliveryState state() {
      return DeliveryState.failed;
    }
  }

  /** It did not get out; the other side does not have it. */
  record NotYet(String note) implements Result {
    @Override
    public DeliveryState state() {
      return DeliveryState.planned;
    }
  }

  /** Nobody knows whether the other side has it. */
  record Unknown(String note) implements Result {
    @Override
    public DeliveryState state() {
      return DeliveryState.unknown;
    }
  }
}
