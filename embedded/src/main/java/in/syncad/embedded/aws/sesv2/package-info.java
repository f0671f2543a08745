/// SES v2: mails composed, checked against identities and the suppression list, and sent through real SMTP.
@NullMarked
package in.syncad.embedded.aws.sesv2;

import org.jspecify.annotations.NullMarked;
