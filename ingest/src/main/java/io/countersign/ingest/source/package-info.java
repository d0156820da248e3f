/**
 * What a system of the company can be asked, whatever kind it is: which feeds it serves, whether
 * they can be read, and an extract of one, whole or since an instant; and how a failed reading is
 * told from a fault of the program.
 */
package io.countersign.ingest.source;
