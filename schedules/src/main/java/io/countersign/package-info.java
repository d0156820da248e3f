/**
 * The command line as a whole: {@code Main} reads the wall clock (nothing else does), {@code
 * Commands} lists every command and says how it ends and how a problem is told, {@code Usage} gives
 * help, version and the nearest of a wrong word. Words come in, an exit code and text go out.
 */
package io.countersign;
