package io.countersign.schedules.run;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.schedules.deliver.Dispatch;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.slot.AttemptResult;
import io.countersign.schedules.slot.Claim;
import io.countersign.schedules.slot.ClaimLost;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.Heartbeat;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.state.StateStore;
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
final class SlotRunner {
  private static final Duration DEAR_PAUSE = Duration.ofMinutes(10);

  private final Claims claims;
  private final SlotOutput output;
  private final SlotWork work;
  private final Dispatch dispatch;
  private final Notices notices;
  private final Clocks clocks;

  SlotRunner(StateStore store, SlotWork work, Dispatch dispatch, Notices notices, Clocks clocks) {
    this.claims = new Claims(store);
    this.output = new SlotOutput(store);
    this.work = work;
    this.dispatch = dispatch;
    this.notices = notices;
    this.clocks = clocks;
  }

  /** Works on a claimed slot and says what became of it. */
  AttemptResult run(Claim claim, Schedule schedule) {
    AttemptResult outcome;
    try (Heartbeat beats = Heartbeat.of(claims, claim, clocks.wall())) {
      outcome = outcome(claim, schedule);
      beats.check();
    }
    claims.end(claim, outcome, clocks.wall().instant());
    return outcome;
  }

  private AttemptResult outcome(Claim claim, Schedule schedule) {
    try {
      return worked(claim, schedule);
    } catch (Refusal e) {
      String why = e.problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
      return failed(claim, schedule, why);
    } catch (ClaimLost e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(claim, schedule, e.toString());
    }
  }

  private AttemptResult worked(Claim claim, Schedule schedule) {
    Schedule.Terms terms = schedule.terms();
    Problems problems = new Problems();
    dispatch.check(terms.to(), terms.by(), problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    Slot slot = claim.standing().slot();
    List<Parcel> parcels = output.parcels(slot);
    if (parcels.isEmpty()) {
      Instant asked = work.asOf(clocks.company().instant());
      Optional<SlotWork.Shut> shut = gate(slot, terms, asked);
      if (shut.isPresent()) {
        return waiting(claim, schedule, shut.get());
      }
      parcels = issue(claim, terms, output.opened(slot, asked));
    }
    return terms.waitFor().contains(WaitFor.released)
        ? released(claim, schedule, parcels)
        : sent(claim, schedule, parcels);
  }

  private Optional<SlotWork.Shut> gate(Slot slot, Schedule.Terms terms, Instant asked) {
    Set<WaitFor> words = EnumSet.noneOf(WaitFor.class);
    words.addAll(terms.waitFor());
    words.remove(WaitFor.released);
    return work.missing(slot, words, asked);
  }

  private List<Parcel> issue(Claim claim, Schedule.Terms terms, Instant asOf) {
    Slot slot = claim.standing().slot();
    List<Parcel> parcels =
        terms.issue().isEmpty() ? List.of() : work.issue(slot, terms.issue(), asOf);
    claims.beat(claim, clocks.wall().instant());
    output.issued(slot, parcels);
    return parcels;
  }

  private AttemptResult released(Claim claim, Schedule schedule, List<Parcel> parcels) {
    Map<String, Parcel> standing = new LinkedHashMap<>();
    Map<String, Parcel> replaced = new LinkedHashMap<>();
    for (Parcel parcel : parcels) {
      Optional<Parcel> signed = work.released(parcel);
      if (signed.isEmpty()) {
        String now = ": countersign release " + parcel.issue() + " --by PERSON";
        String what = parcel.issue() + " is not released" + now;
        return waiting(claim, schedule, new SlotWork.Shut(what, false));
      }
      standing.putIfAbsent(signed.get().issue(), signed.get());
      if (!signed.get().issue().equals(parcel.issue())) {
        replaced.put(parcel.issue(), signed.get());
      }
    }
    List<Parcel> valid = List.copyOf(standing.values());
    output.issued(claim.standing().slot(), valid);
    AttemptResult outcome = sent(claim, schedule, valid);
    Runnable fence = () -> claims.beat(claim, clocks.wall().instant());
    replaced.forEach((old, now) -> notices.replaced(old, now, claim.token(), fence));
    return outcome;
  }

  private AttemptResult sent(Claim claim, Schedule schedule, List<Parcel> parcels) {
    Schedule.Terms terms = schedule.terms();
    Slot slot = claim.standing().slot();
    if (!terms.publish().isEmpty()) {
      Instant asOf = output.opened(slot, work.asOf(clocks.company().instant()));
      terms.publish().forEach(target -> work.publish(slot, target, asOf));
    }
    if (terms.to().isEmpty()) {
      return AttemptResult.done(claim.standing(), clocks.wall().instant(), "");
    }
    Runnable fence = () -> claims.beat(claim, clocks.wall().instant());
    Dispatch.Counts counts = dispatch.send(parcels, terms.to(), terms.by(), claim.token(), fence);
    if (counts.open() > 0) {
      return failed(claim, schedule, "Not everything got out: " + counts.text());
    }
    if (counts.failed() + counts.unknown() > 0) {
      notices.tell(claim, terms.thenTell(), "troubled", "Not everything arrived: " + counts.text());
    }
    return AttemptResult.done(claim.standing(), clocks.wall().instant(), counts.text());
  }

  private AttemptResult failed(Claim claim, Schedule schedule, String why) {
    Schedule.Terms terms = schedule.terms();
    AttemptResult outcome =
        AttemptResult.failed(
            claim.standing(), clocks.wall().instant(), why, terms.retry(), terms.every());
    if (outcome.state() == SlotState.failed) {
      notices.tell(claim, terms.thenTell(), "failed", why);
    }
    return outcome;
  }

  private AttemptResult waiting(Claim claim, Schedule schedule, SlotWork.Shut shut) {
    SlotRow was = claim.standing();
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
    return AttemptResult.waiting(was, now, pause, shut.what(), told);
  }
}
