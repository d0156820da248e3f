/**
 * The kernel: tables on Delta Lake, their contracts, the steps that make them, and what was done
 * when. It knows nothing of any source system.
 */
package io.countersign.lake;
