package io.countersign.reports.paper;

/** Text that a source wrote, names above all: it is printed as it is in every language. */
record SourceText(String text) {}
