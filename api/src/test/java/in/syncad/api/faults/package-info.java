/// Tests that take databases away or flood them; each has servers of its own.
package in.syncad.api.faults;
