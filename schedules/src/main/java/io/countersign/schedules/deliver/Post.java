package io.countersign.schedules.deliver;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings parcels to people. One recipient's trouble is no other's. */
public final class Post {
  private final Ledger ledger;
  private final People people;
  private final Channels channels;
  private final Map<String, String> parents;
  private final Clock clock;

  /**
   * @param parents of each node of the company, the one above it
   */
  public Post(
      Ledger ledger, People people, Channels channels, Map<String, String> parents, Clock clock) {
    this.ledger = ledger;
    this.people = people;
    this.channels = channels;
    this.parents = Map.copyOf(parents);
    this.clock = clock;
  }

  /**
   * How many ended how.
   *
   * @param open those that did not get out and may be tried again
   */
  public record Tally(long accepted, long failed, long unknown, long refused, long open) {
    public String text() {
      return accepted
          + " accepted, "
          + failed
          + " failed, "
          + unknown
          + " unknown, "
          + refused
          + " refused, "
          + open
          + " open";
    }
  }

  /** Everything about roles and channels that would keep a delivery from being made. */
  public void check(List<String> roles, List<String> by, Problems problems) {
    List<Map.Entry<String, Channel>> ways = ways(by, problems);
    for (Person person : holders(roles, problems).values()) {
      for (Map.Entry<String, Channel> way : ways) {
        if (way.getValue().address(person).isEmpty()) {
          problems.add(
              new Problem(
                  "ADDRESS_MISSING",
                  "people.yml",
                  person.name() + " cannot be reached by '" + way.getKey() + "'.",
                  person.id() + ": {mail: …}",
                  "none",
                  "Nothing was sent to anybody."));
        }
      }
    }
  }

  /**
   * Sends what is not yet sent. Who holds a role, and who may see what, is looked up now.
   *
   * @param token of the claim that this is done under
   * @param fence is called before each sending, and throws where the claim is lost
   */
  public Tally send(
      List<Parcel> parcels, List<String> roles, List<String> by, long token, Runnable fence) {
    Problems problems = new Problems();
    check(roles, by, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    Map<String, Person> holders = holders(roles, problems);
    Map<String, Channel> ways = new LinkedHashMap<>();
    ways(by, problems).forEach(way -> ways.put(way.getKey(), way.getValue()));
    for (Parcel parcel : parcels) {
      ledger.plan(planned(parcel, holders, ways));
    }
    for (Parcel parcel : parcels) {
      for (Delivery one : ledger.list(Optional.of(parcel.issue()))) {
        Person person = holders.get(one.recipient());
        Channel channel = ways.get(one.channel());
        if (person != null && channel != null) {
          deliver(new Errand(parcel, person, channel, one), token, fence);
        }
      }
    }
    return tally(parcels);
  }

  private Map<String, Person> holders(List<String> roles, Problems problems) {
    Map<String, Person> holders = new LinkedHashMap<>();
    for (String role : roles) {
      people.holding(role, problems).forEach(person -> holders.put(person.id(), person));
    }
    return holders;
  }

  private List<Map.Entry<String, Channel>> ways(List<String> by, Problems problems) {
    List<Map.Entry<String, Channel>> ways = new ArrayList<>();
    for (String name : by) {
      channels.named(name, problems).ifPresent(channel -> ways.add(Map.entry(name, channel)));
    }
    return ways;
  }

  private List<Delivery> planned(
      Parcel parcel, Map<String, Person> holders, Map<String, Channel> ways) {
    List<Delivery> planned = new ArrayList<>();
    for (Person person : holders.values()) {
      boolean entitled = person.maySee(parcel.nodes(), parents);
      ways.forEach(
          (name, channel) ->
              planned.add(
                  new Delivery(
                      parcel.issue(),
                      person.id(),
                      name,
                      channel.address(person).orElse(""),
                      parcel.file().toString(),
                      parcel.sha256(),
                      entitled ? DeliveryState.planned : DeliveryState.refused,
                      MessageId.of(parcel.issue(), person.id(), name),
                      0,
                      now(),
                      entitled ? "" : person.name() + " may not see " + parcel.nodes())));
    }
    return planned;
  }

  private record Errand(Parcel parcel, Person person, Channel channel, Delivery delivery) {}

  private void deliver(Errand errand, long token, Runnable fence) {
    Delivery one = errand.delivery();
    if (one.state() == DeliveryState.sending) {
      ledger.recover(one, errand.channel().repeatable(), token, now());
    }
    fence.run();
    if (!errand.person().maySee(errand.parcel().nodes(), parents)
        || !ledger.begin(one, token, now())) {
      return;
    }
    Channel.Result result = result(errand);
    DeliveryState state = DeliveryState.unknown;
    if (result instanceof Channel.Accepted) {
      state = DeliveryState.accepted;
    } else if (result instanceof Channel.Declined) {
      state = DeliveryState.failed;
    } else if (result instanceof Channel.NotYet) {
      state = DeliveryState.planned;
    }
    ledger.end(one, state, token, now(), result.note());
  }

  private Channel.Result result(Errand errand) {
    Delivery one = errand.delivery();
    try {
      if (!Hash.of(errand.parcel().file()).equals(errand.parcel().sha256())) {
        return new Channel.Declined("The file is not what was issued any more.");
      }
    } catch (IOException e) {
      return new Channel.NotYet("The file cannot be read: " + e.getMessage());
    }
    String address = errand.channel().address(errand.person()).orElse(one.address());
    return errand
        .channel()
        .send(
            new Channel.Letter(errand.parcel(), errand.person(), address, one.messageId(), now()));
  }

  private Instant now() {
    return clock.instant();
  }

  /** How the deliveries of parcels stand. */
  public Tally tally(List<Parcel> parcels) {
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    for (DeliveryState state : DeliveryState.values()) {
      counts.put(state, 0L);
    }
    for (Parcel parcel : parcels) {
      ledger
          .list(Optional.of(parcel.issue()))
          .forEach(one -> counts.merge(one.state(), 1L, Long::sum));
    }
    return new Tally(
        counts.get(DeliveryState.accepted),
        counts.get(DeliveryState.failed),
        counts.get(DeliveryState.unknown),
        counts.get(DeliveryState.refused),
        counts.get(DeliveryState.planned) + counts.get(DeliveryState.sending));
  }
}
