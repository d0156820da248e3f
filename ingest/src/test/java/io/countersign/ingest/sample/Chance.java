package io.countersign.ingest.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The dice. Each thing throws its own, seeded by its name, so that a new story moves nothing else.
 */
final class Chance {
  private static final long SEED = 20_261_104L;
  private final SplittableRandom dice;

  private Chance(long seed) {
    this.dice = new SplittableRandom(seed);
  }

  static Chance of(String name) {
    long seed = SEED;
    for (int i = 0; i < name.length(); i++) {
      seed = (seed ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new Chance(seed);
  }

  /** Both ends included. */
  int between(int from, int to) {
    return dice.nextInt(from, to + 1);
  }

  boolean percent(int of100) {
    return dice.nextInt(100) < of100;
  }

  <T> T pick(List<T> any) {
    return any.get(dice.nextInt(any.size()));
  }

  /**
   * The index that is hit, where each has its weight out of 100; the last one takes what is left.
   */
  int weighted(int... weights) {
    int thrown = dice.nextInt(100);
    for (int i = 0; i < weights.length; i++) {
      thrown -= weights[i];
      if (thrown < 0) {
        return i;
      }
    }
    return weights.length;
  }
}
