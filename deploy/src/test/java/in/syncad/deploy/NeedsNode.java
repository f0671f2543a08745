package in.syncad.deploy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skipped, and says so, where there is no Node.js 20 or newer: the CDK's library is written in JavaScript and runs
/// in it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {

    class Condition implements ExecutionCondition {

        private static final int OLDEST = 20;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            int version = Commands.majorVersion("node");
            return version >= OLDEST
                    ? ConditionEvaluationResult.enabled("node is new enough")
                    : ConditionEvaluationResult.disabled(
                            "node %d or newer is not installed, so the infrastructure stays unchecked"
                                    .formatted(OLDEST));
        }
    }
}
