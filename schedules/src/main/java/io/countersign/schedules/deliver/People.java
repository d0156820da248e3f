package io.countersign.schedules.deliver;

import io.countersign.lake.Declarations;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Resources;
import io.countersign.lake.Source;
import io.countersign.lake.Suggest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which role is held by whom, now; read again each time that something is sent. */
public final class People {
  private final Source source;
  private final Map<String, Person> people;
  private final Map<String, List<String>> roles;

  private People(Source source, Map<String, Person> people, Map<String, List<String>> roles) {
    this.source = source;
    this.people = people;
    this.roles = roles;
  }

  /** {@code people.yml} as it is written. */
  record PeopleFile(Map<String, Entry> people, Map<String, List<String>> roles) {}

  /**
   * One person in it.
   *
   * @param sees node ids, or {@code all}; nothing, where not said
   * @param password where the word stands that opens encrypted copies, as {@code ${env:NAME}}
   */
  record Entry(String name, Optional<String> mail, List<String> sees, Optional<String> password) {}

  /** The workspace's own file, or ours where there is none. */
  public static People read(Optional<Source> own, Problems problems) {
    Source source =
        own.orElseGet(
            () ->
                Resources.list("schedules", "people.yml").stream()
                    .findFirst()
                    .orElse(new Source("people.yml", "people: {}\nroles: {}")));
    Map<String, Person> people = new LinkedHashMap<>();
    Map<String, List<String>> roles = new LinkedHashMap<>();
    Declarations.read(source, PeopleFile.class, problems)
        .ifPresent(
            file -> {
              orEmpty(file.people()).forEach((id, entry) -> people.put(id, person(id, entry)));
              roles.putAll(orEmpty(file.roles()));
            });
    People read = new People(source, people, roles);
    read.check(problems);
    return read;
  }

  private static Person person(String id, Entry entry) {
    return new Person(
        id,
        entry.name(),
        entry.mail(),
        entry.sees() == null ? List.of() : entry.sees(),
        entry.password());
  }

  private static <T> Map<String, T> orEmpty(Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  private void check(Problems problems) {
    roles.forEach(
        (role, ids) ->
            ids.stream()
                .filter(id -> !people.containsKey(id))
                .forEach(
                    id ->
                        problems.add(
                            new Problem(
                                "PERSON_UNKNOWN",
                                source.lineOf(role),
                                "Role '" + role + "' is held by somebody who is not listed.",
                                "",
                                id,
                                Suggest.among(id, people.keySet())))));
  }

  /** The person of an id. */
  Optional<Person> named(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Whoever holds the role; a role that nobody holds, or that there is not, is a problem. */
  public List<Person> holding(String role, Problems problems) {
    if (roles.getOrDefault(role, List.of()).isEmpty()) {
      problems.add(
          new Problem(
              "ROLE_UNKNOWN",
              source.name(),
              "Nobody holds the role '" + role + "'.",
              "roles: {" + role + ": [a person]}",
              "",
              Suggest.among(role, roles.keySet())));
      return List.of();
    }
    return roles.get(role).stream().map(people::get).filter(one -> one != null).toList();
  }
}
