/**
 * Every mart as a step: a folder with {@code mart.sql} and {@code contract.yml} on the class path.
 * In comes the class path, out comes the list of steps; all that is true of a mart stands in its
 * folder.
 */
package io.countersign.marts;
