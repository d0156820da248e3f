package io.countersign.build;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.ContractProblems;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.Collection;
import java.util.Set;
import org.apache.spark.sql.types.DataType;

/** What can be wrong with a step, with what it makes, or with how steps hang together. */
final class BuildProblems {
  private BuildProblems() {}

  static Problem sqlWrong(String where, String what) {
    return Problem.of("SQL_WRONG", where).what(what);
  }

  static Problem contractMissing(Step step) {
    return Problem.of("CONTRACT_MISSING", step.makes())
        .what("The step has no contract.")
        .expected("a contract of that name")
        .found("none");
  }

  static Refusal circle(Collection<String> tables) {
    return Declarations.wrong(
            String.join(", ", tables), "These tables read each other in a circle.")
        .expected("a table is made before it is read")
        .now("Take one of them out of another's 'reads'.")
        .refusal(Exit.WRONG_CALL);
  }

  static Problem readsNoTable(Contract contract, String name, Set<String> known) {
    return Declarations.wrong(contract.name(), "It reads '" + name + "', which is no table.")
        .now(Suggestion.among(name, known));
  }

  static Refusal undeclaredRead(String name, Set<String> declared) {
    return Problem.of("UNDECLARED_READ", name)
        .what("A step asks for a table that its contract does not declare.")
        .expected(declared.toString())
        .found(name)
        .now("Add it to 'reads' of the contract.")
        .refusal(Exit.WRONG_CALL);
  }

  /**
   * A check that must hold and does not.
   *
   * @param promised what the contract says, or the check's name where it says it by a column
   */
  static Problem checkBroken(Contract contract, String name, String promised, long count) {
    return ContractProblems.broken(
            contract.name(), "'" + name + "' does not hold, so nothing of this table is published.")
        .expected(promised)
        .found(count + (count == 1 ? " row or total that breaks it" : " rows that break it"))
        .now("Query the table's inputs for the rows; the earlier version is still in place.");
  }

  static Problem columnMissing(Contract contract, Column column) {
    return shape(contract, column, "The step does not make this column.");
  }

  static Problem otherType(Contract contract, Column column, DataType made) {
    String found = made.simpleString();
    return shape(contract, column, "The step makes another type.")
        .found(found)
        .now(found.startsWith("decimal") ? "Round it in the step, and say how." : "");
  }

  private static Problem shape(Contract contract, Column column, String what) {
    return ContractProblems.broken(contract.name() + "." + column.name(), what)
        .expected(column.type().spark().simpleString());
  }
}
