/// Route 53, ACM, Secrets Manager, SES v2, SNS, STS and CloudWatch in one process, driven by AWS's own service models.
@NullMarked
package in.syncad.embedded.aws;

import org.jspecify.annotations.NullMarked;
