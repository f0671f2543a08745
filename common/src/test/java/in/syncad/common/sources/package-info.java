/// The rules of the house that show in the sources, for the sources of all modules.
package in.syncad.common.sources;
