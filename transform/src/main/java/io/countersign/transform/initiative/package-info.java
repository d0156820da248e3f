/**
 * The tree of initiatives and where each measure stands in it. In come the register of initiatives
 * with its versions, role assignments and gate events; out come each node's path and everything
 * below it, its history with who answered for it, the stretches between gates, and every measure as
 * of now.
 */
package io.countersign.transform.initiative;
