/**
 * From the company's systems into the lake; start at {@code Ingest}. It opens the systems that the
 * workspace declares, has each feed landed, two at a time, and says what came of it; or only looks
 * at all of them, and at the first rows of each feed, without landing any.
 */
package io.countersign.ingest;
