/// What SyncAD needs of AWS, written as constructs of the CDK: one package a stack, put together here.
@NullMarked
package in.syncad.deploy;

import org.jspecify.annotations.NullMarked;
