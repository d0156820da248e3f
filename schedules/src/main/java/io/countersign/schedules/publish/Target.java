package io.countersign.schedules.publish;

import java.util.List;

/** Where marts are published to. */
public interface Target {
  /**
   * Publishes.
   *
   * @return what whoever runs it should know, in sentences
   */
  List<String> publish(Edition edition);
}
