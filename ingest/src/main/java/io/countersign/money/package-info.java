/** Amounts that are exact, and shares that add up. */
package io.countersign.money;
