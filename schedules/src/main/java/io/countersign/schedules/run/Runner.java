package io.countersign.schedules.run;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.deliver.Post;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.slot.Claim;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.Outcome;
import io.countersign.schedules.slot.Overtaken;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.slot.Standing;
import io.countersign.schedules.state.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Works on one slot: gate, issue, release, publish, deliver; each step is done once. */
final class Runner {
  /** After how long a runner that is not heard of counts as dead. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration DEAR_PAUSE = Duration.ofMinutes(10);

  private final Claims claims;
  private final Output output;
  private final Ground ground;
  private final Post post;
  private final Notices notices;
  private final Clocks clocks;

  Runner(Store store, Ground ground, Post post, Notices notices, Clocks clocks) {
    this.claims = new Claims(store);
    this.output = new Output(store);
    this.ground = ground;
    this.post = post;
    this.notices = notices;
    this.clocks = clocks;
  }

  /** Works on a claimed slot and says what became of it. */
  Outcome run(Claim claim, Schedule schedule) {
    Outcome outcome;
    try (Heartbeat beats = Heartbeat.of(claims, claim, clocks.wall())) {
      outcome = outcome(claim, schedule);
      beats.check();
    }
    claims.end(claim, outcome, clocks.wall().instant());
    return outcome;
  }

  private Outcome outcome(Claim claim, Schedule schedule) {
    try {
      return worked(claim, schedule);
    } catch (Refusal e) {
      String why = e.problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
      return failed(claim, schedule, why);
    } catch (Overtaken e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(claim, schedule, e.toString());
    }
  }

  private Outcome worked(Claim claim, Schedule schedule) {
    Schedule.Terms terms = schedule.terms();
    Problems problems = new Problems();
    post.check(terms.to(), terms.by(), problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    Slot slot = claim.standing().slot();
    List<Parcel> parcels = output.parcels(slot);
    if (parcels.isEmpty()) {
      Instant asked = ground.asOf(clocks.company().instant());
      Optional<Ground.Shut> shut = gate(slot, terms, asked);
      if (shut.isPresent()) {
        return waiting(claim, schedule, shut.get());
      }
      parcels = issue(claim, terms, output.opened(slot, asked));
    }
    return terms.waitFor().contains(WaitFor.released)
        ? released(claim, schedule, parcels)
        : sent(claim, schedule, parcels);
  }

  private Optional<Ground.Shut> gate(Slot slot, Schedule.Terms terms, Instant asked) {
    Set<WaitFor> words = EnumSet.noneOf(WaitFor.class);
    words.addAll(terms.waitFor());
    words.remove(WaitFor.released);
    return ground.missing(slot, words, asked);
  }

  private List<Parcel> issue(Claim claim, Schedule.Terms terms, Instant asOf) {
    Slot slot = claim.standing().slot();
    List<Parcel> parcels =
        terms.issue().isEmpty() ? List.of() : ground.issue(slot, terms.issue(), asOf);
    claims.beat(claim, clocks.wall().instant());
    output.issued(slot, parcels);
    return parcels;
  }

  private Outcome released(Claim claim, Schedule schedule, List<Parcel> parcels) {
    Map<String, Parcel> standing = new LinkedHashMap<>();
    Map<String, Parcel> replaced = new LinkedHashMap<>();
    for (Parcel parcel : parcels) {
      Optional<Parcel> signed = ground.released(parcel);
      if (signed.isEmpty()) {
        String now = ": countersign release " + parcel.issue() + " --by PERSON";
        String what = parcel.issue() + " is not released" + now;
        return waiting(claim, schedule, new Ground.Shut(what, false));
      }
      standing.putIfAbsent(signed.get().issue(), signed.get());
      if (!signed.get().issue().equals(parcel.issue())) {
        replaced.put(parcel.issue(), signed.get());
      }
    }
    List<Parcel> valid = List.copyOf(standing.values());
    output.issued(claim.standing().slot(), valid);
    Outcome outcome = sent(claim, schedule, valid);
    Runnable fence = () -> claims.beat(claim, clocks.wall().instant());
    replaced.forEach((old, now) -> notices.replaced(old, now, claim.token(), fence));
    return outcome;
  }

  private Outcome sent(Claim claim, Schedule schedule, List<Parcel> parcels) {
    Schedule.Terms terms = schedule.terms();
    Slot slot = claim.standing().slot();
    if (!terms.publish().isEmpty()) {
      Instant asOf = output.opened(slot, ground.asOf(clocks.company().instant()));
      terms.publish().forEach(target -> ground.publish(slot, target, asOf));
    }
    if (terms.to().isEmpty()) {
      return Outcome.done(claim.standing(), clocks.wall().instant(), "");
    }
    Runnable fence = () -> claims.beat(claim, clocks.wall().instant());
    Post.Tally tally = post.send(parcels, terms.to(), terms.by(), claim.token(), fence);
    if (tally.open() > 0) {
      return failed(claim, schedule, "Not everything got out: " + tally.text());
    }
    if (tally.failed() + tally.unknown() > 0) {
      notices.tell(claim, terms.thenTell(), "troubled", "Not everything arrived: " + tally.text());
    }
    return Outcome.done(claim.standing(), clocks.wall().instant(), tally.text());
  }

  private Outcome failed(Claim claim, Schedule schedule, String why) {
    Schedule.Terms terms = schedule.terms();
    Outcome outcome =
        Outcome.failed(
            claim.standing(), clocks.wall().instant(), why, terms.retry(), terms.every());
    if (outcome.state() == SlotState.failed) {
      notices.tell(claim, terms.thenTell(), "failed", why);
    }
    return outcome;
  }

  private Outcome waiting(Claim claim, Schedule schedule, Ground.Shut shut) {
    Standing was = claim.standing();
    Schedule.Waiting rules = schedule.terms().waiting();
    Instant now = clocks.wall().instant();
    Instant since = was.since().equals(Instant.EPOCH) ? now : was.since();
    int told = was.told();
    if (told == 0 && !since.plus(rules.after()).isAfter(now)) {
      notices.tell(claim, rules.tell(), "waiting", shut.what());
      told = 1;
    }
    if (told == 1 && !since.plus(rules.escalateAfter()).isAfter(now)) {
      notices.tell(claim, rules.escalate(), "still waiting", shut.what());
      told = 2;
    }
    Duration pause = shut.dear() ? DEAR_PAUSE : Duration.ZERO;
    return Outcome.waiting(was, now, pause, shut.what(), told);
  }
}
