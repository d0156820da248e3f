package io.countersign.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody probably meant. */
public final class Suggestion {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestion() {}

  /** "Did you mean …?" with the nearest of the known words, or else all of them. */
  public static String among(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> "Did you mean '" + near + "'?")
        .orElse("Known are: " + String.join(", ", known) + ".");
  }

  /** "Did you mean …?" with the nearest of the known words; blank where none is near. */
  public static String near(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "Did you mean '" + near + "'?").orElse("");
  }

  /** The nearest of the known words, if one is near. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(
            near -> distance(word, near) <= Math.max(1, Math.min(word.length(), near.length()) / 3))
        .min(Comparator.comparing(near -> distance(word, near)));
  }

  /** How many signs are wrong; two neighbours that changed places are one. */
  private static int distance(String word, String near) {
    int least = DISTANCE.apply(word, near);
    for (int i = 1; i < word.length() && least > 1; i++) {
      String turned =
          word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1);
      least = Math.min(least, DISTANCE.apply(turned, near) + 1);
    }
    return least;
  }
}
