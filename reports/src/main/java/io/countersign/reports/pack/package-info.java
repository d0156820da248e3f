/**
 * The CFO pack: its pages in their order, the cover, the summary with its headline and key figures,
 * the annex and the list of figures. A report's data come in, sections go out.
 */
package io.countersign.reports.pack;
