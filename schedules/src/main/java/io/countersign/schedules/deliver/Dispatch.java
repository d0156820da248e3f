package io.countersign.schedules.deliver;

import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Sha256;
import io.countersign.schedules.people.OrgTree;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.Person;
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
public final class Dispatch {
  private final DeliveryLog log;
  private final Routes addressees;
  private final OrgTree tree;
  private final Clock clock;

  public Dispatch(DeliveryLog log, People people, Channels channels, OrgTree tree, Clock clock) {
    this.log = log;
    this.addressees = new Routes(people, channels);
    this.tree = tree;
    this.clock = clock;
  }

  /**
   * How many ended how.
   *
   * @param open those that did not get out and may be tried again
   */
  public record Counts(long accepted, long failed, long unknown, long refused, long open) {
    public String text() {
      return "%s accepted, %s failed, %s unknown, %s refused, %s open"
          .formatted(accepted, failed, unknown, refused, open);
    }
  }

  /** Everything about roles and channels that would keep a delivery from being made. */
  public void check(List<String> roles, List<String> by, Problems problems) {
    addressees.ways(roles, by, problems);
  }

  /**
   * Sends what is not yet sent. Who holds a role, and who may see what, is looked up now.
   *
   * @param token of the claim that this is done under
   * @param fence is called before each sending, and throws where the claim is lost
   */
  public Counts send(
      List<Parcel> parcels, List<String> roles, List<String> by, long token, Runnable fence) {
    Problems problems = new Problems();
    List<Route> ways = addressees.ways(roles, by, problems);
    Map<Parcel, List<Route>> round = new LinkedHashMap<>();
    parcels.forEach(parcel -> round.put(parcel, fitting(parcel, ways)));
    round.forEach(
        (parcel, those) -> {
          if (those.isEmpty() && !ways.isEmpty()) {
            problems.add(DeliveryProblems.recipientUnknown(parcel));
          }
        });
    problems.refuseIfAny(Exit.WRONG_CALL);
    List<Delivery> planned = new ArrayList<>();
    round.forEach((parcel, those) -> those.forEach(way -> planned.add(planned(parcel, way))));
    log.plan(planned);
    round.forEach((parcel, those) -> deliver(parcel, those, token, fence));
    return counts(parcels);
  }

  private static List<Route> fitting(Parcel parcel, List<Route> ways) {
    return ways.stream().filter(way -> way.fits(parcel)).toList();
  }

  /**
   * Tells everybody who got an issue, by the way that it came, once.
   *
   * @return who cannot be told, because there is no way to them any more
   */
  public List<String> inform(String issue, Parcel notice, long token, Runnable fence) {
    List<Route> ways = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (Delivery made : log.list(Optional.of(issue))) {
      if (made.state() == DeliveryState.accepted || made.state() == DeliveryState.unknown) {
        addressees.way(made).ifPresentOrElse(ways::add, () -> lost.add(made.recipient()));
      }
    }
    log.plan(ways.stream().map(way -> planned(notice, way)).toList());
    deliver(notice, ways, token, fence);
    return lost;
  }

  private Delivery planned(Parcel parcel, Route way) {
    boolean entitled = way.person().maySee(parcel.rows().nodes(), tree);
    return new Delivery(
        parcel.issue(),
        way.person().id(),
        way.name(),
        way.channel().address(way.person()).orElse(""),
        parcel.file().toString(),
        parcel.sha256(),
        entitled ? DeliveryState.planned : DeliveryState.refused,
        MessageId.of(parcel.issue(), way.person().id(), way.name()),
        0,
        clock.instant(),
        entitled ? "" : unentitled(way.person()));
  }

  private static String unentitled(Person person) {
    return person.name() + " may not see everything in it.";
  }

  private void deliver(Parcel parcel, List<Route> ways, long token, Runnable fence) {
    List<Delivery> stand = log.list(Optional.of(parcel.issue()));
    for (Route way : ways) {
      stand.stream()
          .filter(one -> one.recipient().equals(way.person().id()))
          .filter(one -> one.channel().equals(way.name()))
          .forEach(one -> deliver(new Errand(parcel, way, one), token, fence));
    }
  }

  private record Errand(Parcel parcel, Route way, Delivery delivery) {}

  private void deliver(Errand errand, long token, Runnable fence) {
    Delivery one = errand.delivery();
    Person person = errand.way().person();
    if (one.state() == DeliveryState.sending) {
      log.recover(one, errand.way().channel().repeatable(), token, clock.instant());
    }
    fence.run();
    if (!person.maySee(errand.parcel().rows().nodes(), tree)) {
      log.refuse(one, clock.instant(), unentitled(person));
      return;
    }
    if (log.begin(one, token, clock.instant())) {
      Channel.Result result = result(errand);
      log.end(one, result.state(), token, clock.instant(), result.note());
    }
  }

  private Channel.Result result(Errand errand) {
    Delivery one = errand.delivery();
    Parcel parcel = errand.parcel();
    try {
      if (!Sha256.hex(parcel.file()).equals(parcel.sha256())) {
        return new Channel.Declined("The file is not what was issued any more.");
      }
    } catch (IOException e) {
      return new Channel.NotYet("The file cannot be read: " + e.getMessage());
    }
    Person person = errand.way().person();
    String address = errand.way().channel().address(person).orElse(one.address());
    Instant now = clock.instant();
    return errand
        .way()
        .channel()
        .send(new Channel.Letter(parcel, person, address, one.messageId(), now));
  }

  /** How the deliveries of parcels stand. */
  public Counts counts(List<Parcel> parcels) {
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    for (DeliveryState state : DeliveryState.values()) {
      counts.put(state, 0L);
    }
    for (Parcel parcel : parcels) {
      log.list(Optional.of(parcel.issue()))
          .forEach(one -> counts.merge(one.state(), 1L, Long::sum));
    }
    return new Counts(
        counts.get(DeliveryState.accepted),
        counts.get(DeliveryState.failed),
        counts.get(DeliveryState.unknown),
        counts.get(DeliveryState.refused),
        counts.get(DeliveryState.planned) + counts.get(DeliveryState.sending));
  }

  /** Who is to be reached, and how: looked up anew each time that something is sent. */
  private record Routes(People people, Channels channels) {
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
}
