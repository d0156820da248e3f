/**
 * The commands about data and schedules, one class a command, each named for it: from {@code init}
 * and {@code demo} through {@code ingest}, {@code build}, {@code run}, {@code report}, {@code
 * publish}, {@code query} to {@code plan}, {@code tick} and {@code serve}. A command reads its
 * options, has a room below do the work and says what came of it. {@code LakeCommand} is what all
 * that write to the lake share: the lease, the log, the summary.
 */
package io.countersign.schedules.cli;
