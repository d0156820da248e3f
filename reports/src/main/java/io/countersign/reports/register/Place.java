package io.countersign.reports.register;

/**
 * Where in the register an issue stands; printed on its last page.
 *
 * @param head the hash of the entry before it
 */
public record Place(long number, String head) {}
