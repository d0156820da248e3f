/**
 * What proves an issue afterwards: whether a file is genuine ({@code Verification}), the evidence
 * that is kept when a period is closed, the tables as they were, the way from a printed figure back
 * to the source rows ({@code Trace}), and which versions a vacuum must leave. The register and the
 * lake come in; an answer, or a refusal, goes out.
 */
package io.countersign.reports.proof;
