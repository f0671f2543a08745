/// What the real SDK clients may expect of AWS, run against the emulator or, by a property, against another endpoint.
package in.syncad.embedded.aws.contract;
