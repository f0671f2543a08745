package in.syncad.deploy.foundation;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import java.util.List;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the programs may do in AWS: just the calls that they make.
public final class Permissions {

    private static final String WILDCARDS = "one bucket's objects, secrets and certificates by the prefixes that the "
            + "services make them under; calls that list or ask know no resources";

    private final FoundationStack foundation;
    private final String regional;
    private final Environment environment;

    Permissions(FoundationStack foundation, Environment environment) {
        this.foundation = foundation;
        this.environment = environment;
        this.regional =
                ":%s:%s:".formatted(Environment.REGION, environment.account().id());
    }

    /// Of `api` and `realtime`.
    public void grantToApi(IRole role) {
        grantFiles(role);
        allow(role, List.of("secretsmanager:GetSecretValue"), List.of(secrets("school"), secrets("signing-keys")));
        foundation.messaging().grantMail(role);
        foundation.messaging().grantTextAndPush(role);
        AcceptedFindings.accept(role, "IAM5", WILDCARDS);
    }

    /// Of `provisioning`, and of migrations, which open the databases of schools by the schools' own secrets.
    public void grantToProvisioning(IRole role) {
        grantFiles(role);
        grantSecrets(role);
        grantNames(role);
        grantCertificates(role);
        foundation.messaging().grantMail(role);
        AcceptedFindings.accept(role, "IAM5", WILDCARDS);
    }

    private void grantFiles(IRole role) {
        String bucket = foundation.storage().files().getBucketArn();
        allow(
                role,
                List.of(
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:DeleteObject",
                        "s3:AbortMultipartUpload",
                        "s3:ListMultipartUploadParts"),
                List.of(bucket + "/*"));
        allow(role, List.of("s3:ListBucket"), List.of(bucket));
    }

    private void grantSecrets(IRole role) {
        allow(
                role,
                List.of(
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:CreateSecret",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:DeleteSecret"),
                List.of(secrets("school"), secrets("certificate"), secrets("acme")));
        allow(role, List.of("secretsmanager:ListSecrets"), List.of("*"));
    }

    private void grantNames(IRole role) {
        allow(
                role,
                List.of("route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"),
                List.of("arn:aws:route53:::hostedzone/" + environment.account().schoolZone()));
        allow(role, List.of("route53:GetChange"), List.of("arn:aws:route53:::change/*"));
    }

    private void grantCertificates(IRole role) {
        allow(
                role,
                List.of("acm:DescribeCertificate", "acm:DeleteCertificate", "acm:ListTagsForCertificate"),
                List.of("arn:aws:acm" + regional + "certificate/*"));
        allow(
                role,
                List.of("acm:ListCertificates", "acm:RequestCertificate", "acm:AddTagsToCertificate"),
                List.of("*"));
    }

    /// Secrets Manager adds six characters to each name.
    private String secrets(String kind) {
        return "arn:aws:secretsmanager%ssecret:syncad/%s/*".formatted(regional, kind);
    }

    private static void allow(IRole role, List<String> actions, List<String> resources) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }
}
