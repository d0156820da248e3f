package io.countersign.schedules.deliver;

import io.countersign.problem.Problems;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is to be reached, and how: looked up anew each time that something is sent. */
record Routes(People people, Channels channels) {
  /** Whoever holds one of the roles, by each of the channels; what does not fit is a problem. */
  List<Route> ways(List<String> roles, List<String> by, Problems problems) {
    Map<String, Person> holders = new LinkedHashMap<>();
    for (String role : roles) {
      people.holding(role, problems).forEach(person -> holders.put(person.id(), person));
    }
    List<Route> ways = new ArrayList<>();
    for (String name : by) {
      Optional<Channel> channel = channels.named(name, problems);
      for (Person person : holders.values()) {
        channel.map(one -> new Route(person, name, one)).ifPresent(ways::add);
      }
    }
    ways.stream()
        .filter(way -> way.channel().address(way.person()).isEmpty())
        .forEach(way -> problems.add(DeliveryProblems.addressMissing(way)));
    return ways;
  }

  /** The way of a delivery that was made before; empty where it is no more. */
  Optional<Route> way(Delivery made) {
    return people
        .named(made.recipient())
        .flatMap(
            person ->
                channels
                    .named(made.channel(), new Problems())
                    .map(channel -> new Route(person, made.channel(), channel)))
        .filter(way -> way.channel().address(way.person()).isPresent());
  }
}
