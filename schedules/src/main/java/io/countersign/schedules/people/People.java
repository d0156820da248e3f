package io.countersign.schedules.people;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which role is held by whom, now; read again each time that something is sent. */
public final class People {
  /** The right to sign an issue as the second person. */
  public static final String RELEASE = "release";

  /** The right to allow that a closed period is opened again. */
  public static final String RESTATE = "restate";

  /** All rights that there are. */
  public static final List<String> RIGHTS = List.of(RELEASE, RESTATE);

  private final TextFile source;
  private final Map<String, Person> people;
  private final Map<String, List<String>> roles;
  private final Map<String, List<String>> rights;
  private final Map<String, List<String>> logins = new LinkedHashMap<>();

  private People(
      TextFile source,
      Map<String, Person> people,
      Map<String, List<String>> roles,
      Map<String, List<String>> rights) {
    this.source = source;
    this.people = people;
    this.roles = roles;
    this.rights = rights;
  }

  /**
   * {@code people.yml} as it is written.
   *
   * @param rights who may release and restate, as roles
   */
  record PeopleFile(
      Map<String, Entry> people,
      Map<String, List<String>> roles,
      Map<String, List<String>> rights) {}

  /**
   * One person in it.
   *
   * @param sees node ids, or {@code all}; nothing, where not said
   * @param password where the word stands that opens encrypted copies, as {@code ${env:NAME}}
   * @param login what the databases that marts are published to call the person
   */
  record Entry(
      String name,
      Optional<String> mail,
      List<String> sees,
      Optional<String> password,
      Optional<String> login) {}

  /** The workspace's own file, or ours where there is none. */
  public static People read(Optional<TextFile> own, Problems problems) {
    TextFile source = source(own);
    Map<String, Person> people = new LinkedHashMap<>();
    Map<String, List<String>> roles = new LinkedHashMap<>();
    Map<String, List<String>> rights = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    Declarations.read(source, PeopleFile.class, problems)
        .ifPresent(
            file -> {
              entries.putAll(orEmpty(file.people()));
              entries.forEach((id, entry) -> people.put(id, person(id, entry)));
              roles.putAll(orEmpty(file.roles()));
              rights.putAll(orEmpty(file.rights()));
            });
    People read = new People(source, people, roles, rights);
    entries.forEach(
        (id, entry) -> entry.login().ifPresent(login -> read.admit(login, id, problems)));
    read.check(problems);
    return read;
  }

  /** What is read: the workspace's own file, or ours. */
  public static TextFile source(Optional<TextFile> own) {
    return own.orElseGet(
        () ->
            Resources.list("schedules", "people.yml").stream()
                .findFirst()
                .orElse(new TextFile("people.yml", "people: {}\nroles: {}")));
  }

  private void admit(String login, String id, Problems problems) {
    if (logins.putIfAbsent(login, people.get(id).sees()) != null) {
      problems.add(
          Declarations.wrong(
                  source.lineOf(id),
                  "Two people have the login '" + login + "'; what it may see would be both's.")
              .expected("a login of one's own, or a person that stands for all who share it")
              .found(id));
    }
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
                            PeopleProblems.holderUnknown(
                                source.lineOf(role), role, id, people.keySet()))));
  }

  /**
   * Whether a person may do something that only some may. Nobody may where nobody is said to: what
   * is signed by a name that nobody knows is not signed.
   *
   * @param own whether the workspace has a file of its own
   */
  public void may(String id, String right, boolean own, Problems problems) {
    List<String> may =
        rights.getOrDefault(right, List.of()).stream()
            .flatMap(role -> roles.getOrDefault(role, List.of()).stream())
            .distinct()
            .toList();
    if (!own) {
      problems.add(PeopleProblems.nobodyKnown(source.name(), right, id));
    } else if (!people.containsKey(id)) {
      problems.add(PeopleProblems.personUnknown(source.name(), right, may, id, people.keySet()));
    } else if (!may.contains(id)) {
      problems.add(
          PeopleProblems.rightMissing(source.lineOf("rights"), right, may, people.get(id)));
    }
  }

  /**
   * What each database login may see: node ids, or {@code all}. Without a login, nothing is seen.
   */
  public Map<String, List<String>> logins() {
    return Collections.unmodifiableMap(logins);
  }

  /** The person of an id. */
  public Optional<Person> named(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Whoever holds the role; a role that nobody holds, or that there is not, is a problem. */
  public List<Person> holding(String role, Problems problems) {
    if (roles.getOrDefault(role, List.of()).isEmpty()) {
      problems.add(PeopleProblems.roleUnknown(source.name(), role, roles.keySet()));
      return List.of();
    }
    return roles.get(role).stream().map(people::get).filter(one -> one != null).toList();
  }
}
