/**
 * The tables as Delta files below one folder of any file system: their versions, which files one
 * has, and the commit info that says out of what it was made. Also the one Spark session with every
 * setting that figures depend on, and the lock that one writer holds. In come rows to write, out
 * come rows of any version. It knows no contract.
 */
package io.countersign.lake;
