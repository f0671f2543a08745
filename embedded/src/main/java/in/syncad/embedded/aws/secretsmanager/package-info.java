/// Secrets Manager: secrets with versions, staging labels and a recovery window.
@NullMarked
package in.syncad.embedded.aws.secretsmanager;

import org.jspecify.annotations.NullMarked;
