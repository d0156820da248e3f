/**
 * How a report says things: numbers, days and spans as they stand on paper, words of a mart as
 * people write them, all of it in the language of the readers. A text comes in, a text goes out;
 * nothing here knows a page, a figure or a query.
 */
package io.countersign.reports.words;
