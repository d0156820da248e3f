package io.countersign.ingest.conform;

import java.io.Serializable;
import java.util.Map;

/**
 * The words of one column of one product, and ours for them.
 *
 * @param column the feed's column
 * @param ifColumn the column on which it depends whether these words apply; blank for always
 * @param ifWord what that column must say
 * @param ours our word for each of theirs
 * @param quarantined why rows with this word do not land
 */
record ValueMapping(
    String column,
    String ifColumn,
    String ifWord,
    Map<String, String> ours,
    Map<String, String> quarantined)
    implements Serializable {

  /** Why a row with a word that is kept out does not land. */
  String reason(String word) {
    return column + " is '" + word + "': " + quarantined.get(word);
  }

  boolean knows(String word) {
    return ours.containsKey(word) || quarantined.containsKey(word);
  }
}
