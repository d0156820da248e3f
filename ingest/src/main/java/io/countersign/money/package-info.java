/** Divides an amount so that the parts add up to it exactly, and never rounds unasked. */
package io.countersign.money;
