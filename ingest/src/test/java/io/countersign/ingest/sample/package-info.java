/**
 * What made Halden Group, the invented company that the demo runs on. Start at {@link
 * io.countersign.ingest.sample.SampleCompany}; what it made lies finished in {@code
 * systems/sample_company/}, with the stories in it and their answers in {@code stories.yml}.
 */
package io.countersign.ingest.sample;
