/**
 * Who is who: persons, the roles they hold, their rights (release, restate), and which nodes of the
 * company each may see. {@code people.yml} and the tree of nodes come in; "may this person do or
 * see that" goes out. Read anew each time.
 */
package io.countersign.schedules.people;
