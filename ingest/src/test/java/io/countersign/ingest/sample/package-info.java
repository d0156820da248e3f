/**
 * Halden Group, the invented company that the demo runs on. Start at {@link
 * io.countersign.ingest.sample.SampleCompany}; the stories in it and their answers are in {@code
 * systems/sample_company/stories.yml}.
 */
package io.countersign.ingest.sample;
