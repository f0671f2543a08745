/// The emulator as a whole: its effects, faults, limits and state.
package in.syncad.embedded.aws;
