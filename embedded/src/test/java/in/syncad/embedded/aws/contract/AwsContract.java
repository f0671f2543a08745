package in.syncad.embedded.aws.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A class of contract tests: takes [AwsClients] in its constructor, assumes nothing of the endpoint but AWS's
/// behaviour, and uses names of its own so that it can run again on the same state.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("aws-contract")
@ExtendWith({ContractEndpoint.class, KnownDifferences.class})
@interface AwsContract {}
