package io.countersign.schedules.log;

import io.countersign.contract.Contract;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.CodeVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, as OpenLineage 2-0-2 says it: a START, and a COMPLETE or a FAIL, for each run. */
final class LineageEvents {
  private static final String SPEC = "https://openlineage.io/spec/";

  private final String producer = "urn:countersign:" + CodeVersion.current();
  private final String company;
  private final String lake;
  private final Optional<Path> local;

  /** Of a workspace: its company names the jobs' namespace, its lake the tables'. */
  LineageEvents(Workspace workspace) {
    this.company = workspace.company().name();
    this.lake = workspace.lake();
    this.local = workspace.localLake();
  }

  /** Of what an event is. */
  record Run(String id, String job, Optional<Run> parent) {}

  /** A table or a file. */
  record Dataset(String namespace, String name, Optional<Contract> contract) {}

  Dataset table(String name, Optional<Contract> contract) {
    if (local.isPresent()) {
      return new Dataset("file", local.get().toAbsolutePath() + "/" + name, contract);
    }
    URI root = URI.create(lake);
    String authority =
        root.getScheme() + "://" + Optional.ofNullable(root.getAuthority()).orElse("");
    return new Dataset(authority, root.getPath() + "/" + name, contract);
  }

  Map<String, Object> event(String type, Instant at, Run run) {
    return event(type, at, run, List.of(), List.of());
  }

  Map<String, Object> event(
      String type, Instant at, Run run, List<Dataset> inputs, List<Map<String, Object>> outputs) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("run", Map.of("runId", run.id(), "facets", parent(run)));
    event.put("job", Map.of("namespace", company, "name", run.job()));
    event.put("inputs", inputs.stream().map(one -> dataset(one, Map.of())).toList());
    event.put("outputs", outputs);
    event.put("producer", producer);
    event.put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    return event;
  }

  private Map<String, Object> parent(Run run) {
    return run.parent()
        .map(
            above ->
                Map.<String, Object>of(
                    "parent",
                    facet(
                        "1-0-1",
                        "ParentRunFacet",
                        Map.of(
                            "run", Map.of("runId", above.id()),
                            "job", Map.of("namespace", company, "name", above.job())))))
        .orElse(Map.of());
  }

  /** The event of a run that failed, with what is told about it. */
  Map<String, Object> failed(Instant at, Run run, String message) {
    Map<String, Object> event = event("FAIL", at, run);
    Map<String, Object> facets = new LinkedHashMap<>(parent(run));
    facets.put(
        "errorMessage",
        facet(
            "1-0-1",
            "ErrorMessageRunFacet",
            Map.of("message", message, "programmingLanguage", "Java")));
    event.put("run", Map.of("runId", run.id(), "facets", facets));
    return event;
  }

  /** What was written, with its columns and how many rows. */
  Map<String, Object> output(Dataset written, long rows) {
    return dataset(
        written,
        Map.of(
            "outputStatistics",
            facet("1-0-2", "OutputStatisticsOutputDatasetFacet", Map.of("rowCount", rows))));
  }

  private Map<String, Object> dataset(Dataset one, Map<String, Object> statistics) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", one.namespace());
    dataset.put("name", one.name());
    one.contract().ifPresent(known -> dataset.put("facets", Map.of("schema", schema(known))));
    if (!statistics.isEmpty()) {
      dataset.put("outputFacets", statistics);
    }
    return dataset;
  }

  private Map<String, Object> schema(Contract contract) {
    List<Map<String, String>> fields = new ArrayList<>();
    for (var field : contract.schema().fields()) {
      fields.add(Map.of("name", field.name(), "type", field.dataType().simpleString()));
    }
    return facet("1-1-1", "SchemaDatasetFacet", Map.of("fields", fields));
  }

  private Map<String, Object> facet(String version, String name, Map<String, ?> said) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", producer);
    facet.put("_schemaURL", SPEC + "facets/" + version + "/" + name + ".json#/$defs/" + name);
    facet.putAll(said);
    return facet;
  }
}
