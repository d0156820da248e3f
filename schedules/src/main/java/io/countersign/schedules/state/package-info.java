/** Where the state of slots and deliveries is kept. */
package io.countersign.schedules.state;
