package io.countersign.ingest.sample;

import java.util.function.Consumer;

/**
 * What a story needs of its measure.
 *
 * @param valueFrom the month from which value is promised
 * @param promised a month, in whole units of the measure's currency
 * @param baseline what the lines cost a month before, in whole units of the ledger's currency
 */
record Plot(
    String measure, String valueFrom, int promised, int baseline, Consumer<Course> happens) {}
