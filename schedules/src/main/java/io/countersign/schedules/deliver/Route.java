package io.countersign.schedules.deliver;

import io.countersign.schedules.people.Person;

/** One person, by one channel. */
record Route(Person person, String name, Channel channel) {
  /** Whether the parcel is meant for them: everybody's, their own copy, or they see all. */
  boolean fits(Parcel parcel) {
    return parcel.rows().whom().map(whom -> whom.equals(person.id())).orElse(true)
        || person.seesAll();
  }
}
