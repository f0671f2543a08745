package in.syncad.embedded.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.ServiceModels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.cbor.CBORMapper;

class ProtocolTests {

    private static final Instant MOMENT = Instant.parse("2026-11-21T10:00:00.250Z");

    private final ServiceModels models = new ServiceModels();

    private record Call(Protocol protocol, Operation operation, Fields input) {}

    private Call read(AwsService service, AwsRequest request) {
        Protocol protocol = Protocol.of(models.of(service), request);
        Operation operation = protocol.operation(request);
        return new Call(protocol, operation, protocol.read(operation, request));
    }

    private static AwsRequest request(String method, String path, String query, String body, String... headers) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        for (int index = 0; index < headers.length; index += 2) {
            all.put(headers[index], List.of(headers[index + 1]));
        }
        return new AwsRequest(method, path, query, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static AwsRequest form(String body) {
        return request("POST", "/", "", body);
    }

    private static AwsRequest json(String target, String body) {
        return request("POST", "/", "", body, "x-amz-target", target);
    }

    private static String reply(Call call, Fields output) {
        return new String(
                call.protocol().reply(call.operation(), output, "id-1").body(), StandardCharsets.UTF_8);
    }

    private void assertRefused(AwsService service, AwsRequest request, String code) {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> read(service, request))
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void readsAFormWithListsAndMaps() {
        Call call = read(
                AwsService.SNS,
                form("Action=PublishBatch&Version=2010-03-31&TopicArn=arn%3A1"
                        + "&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.1.Message=one+two"
                        + "&PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name=k"
                        + "&PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.DataType=String"
                        + "&PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.StringValue=v%26"
                        + "&PublishBatchRequestEntries.member.2.Id=b&PublishBatchRequestEntries.member.2.Message=x"));
        assertThat(call.operation().qualifiedName()).isEqualTo("sns.PublishBatch");
        List<Fields> entries = call.input().structures("PublishBatchRequestEntries");
        assertThat(entries).extracting(entry -> entry.text("Message")).containsExactly("one two", "x");
        assertThat(entries.getFirst().structureMap("MessageAttributes").get("k").text("StringValue"))
                .isEqualTo("v&");
    }

    @Test
    void refusesAFormFieldThatTheModelDoesNotKnow() {
        assertRefused(AwsService.SNS, form("Action=CreateTopic&Name=a&Colour=green"), "NotImplemented");
        assertRefused(AwsService.SNS, form("Action=Fly"), "InvalidAction");
        assertRefused(AwsService.SNS, form("Action=CreateTopic&Name=%zz"), "SerializationException");
    }

    @Test
    void writesAQueryReply() {
        Call call = read(AwsService.SNS, form("Action=GetTopicAttributes&TopicArn=a"));
        assertThat(reply(call, Fields.of("Attributes", Map.of("a<b", "c & \"d\""))))
                .contains("<GetTopicAttributesResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">")
                .contains("<GetTopicAttributesResult><Attributes><entry><key>a&lt;b</key>")
                .contains("<value>c &amp; &quot;d&quot;</value></entry></Attributes></GetTopicAttributesResult>")
                .endsWith(
                        "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></GetTopicAttributesResponse>");
    }

    @Test
    void readsPathQueryAndXmlOfARestRequest() {
        Call call = read(
                AwsService.ROUTE53,
                request(
                        "POST",
                        "/2013-04-01/hostedzone/Z1/rrset/",
                        "",
                        "<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                                + "<ChangeBatch><Comment>a &amp; b</Comment><Changes><Change><Action>UPSERT</Action>"
                                + "<ResourceRecordSet><Name>a.in</Name><Type>A</Type><TTL>60</TTL><ResourceRecords>"
                                + "<ResourceRecord><Value>127.0.0.1</Value></ResourceRecord></ResourceRecords>"
                                + "</ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"));
        assertThat(call.input().text("HostedZoneId")).isEqualTo("Z1");
        Fields batch = call.input().structure("ChangeBatch");
        assertThat(batch.text("Comment")).isEqualTo("a & b");
        assertThat(batch.structures("Changes")
                        .getFirst()
                        .structure("ResourceRecordSet")
                        .number("TTL"))
                .contains(60L);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /2013-04-01/hostedzone, route53.ListHostedZones",
        "POST, /2013-04-01/hostedzone, route53.CreateHostedZone",
        "GET, /2013-04-01/hostedzone/Z1, route53.GetHostedZone",
        "GET, /2013-04-01/hostedzone/Z1/rrset, route53.ListResourceRecordSets",
        "GET, /2013-04-01/hostedzonesbyname, route53.ListHostedZonesByName",
        "GET, /2013-04-01/change/C1, route53.GetChange",
    })
    void findsTheOperationOfARestRequest(String method, String path, String operation) {
        AwsRequest request = request(method, path, "", "");
        assertThat(Protocol.of(models.of(AwsService.ROUTE53), request)
                        .operation(request)
                        .qualifiedName())
                .isEqualTo(operation);
    }

    @Test
    void decodesLabelsOnce() {
        Call call = read(AwsService.SES, request("GET", "/v2/email/identities/a%2Bb%40c.in", "", ""));
        assertThat(call.input().text("EmailIdentity")).isEqualTo("a+b@c.in");
        Call plus = read(AwsService.SES, request("GET", "/v2/email/identities/a+b@c.in", "", ""));
        assertThat(plus.input().text("EmailIdentity")).isEqualTo("a+b@c.in");
    }

    @Test
    void readsListsAndMomentsOfAQuery() {
        Call call = read(
                AwsService.SES,
                request(
                        "GET",
                        "/v2/email/suppression/addresses",
                        "Reason=BOUNCE&Reason=COMPLAINT&StartDate=2026-11-21T10%3A00%3A00.250Z&PageSize=5",
                        ""));
        assertThat(call.input().texts("Reasons")).containsExactly("BOUNCE", "COMPLAINT");
        assertThat(call.input().moment("StartDate")).contains(MOMENT);
        assertThat(call.input().number("PageSize")).contains(5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no xml",
                "<a><b></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><CreateHostedZoneRequest>&x;</CreateHostedZoneRequest>",
            })
    void refusesXmlThatIsBrokenOrDangerous(String body) {
        assertRefused(
                AwsService.ROUTE53, request("POST", "/2013-04-01/hostedzone", "", body), "SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no json", "[]", "{\"MaxItems\":\"many\"}", "{\"MaxItems\":1e40}", "{\"CertificateStatuses\":{}}"
            })
    void refusesJsonOfAnotherForm(String body) {
        assertRefused(AwsService.ACM, json("CertificateManager.ListCertificates", body), "SerializationException");
    }

    @Test
    void refusesAJsonMemberThatTheModelDoesNotKnow() {
        assertRefused(AwsService.ACM, json("CertificateManager.ListCertificates", "{\"Colour\":1}"), "NotImplemented");
        assertRefused(AwsService.ACM, json("CertificateManager.Fly", "{}"), "UnknownOperationException");
    }

    @Test
    void takesAJsonNullAsAbsent() {
        Call call = read(AwsService.ACM, json("CertificateManager.ListCertificates", "{\"MaxItems\":null}"));
        assertThat(call.input().has("MaxItems")).isFalse();
    }

    @Test
    void writesMomentsAndBytesInJson() {
        Call call = read(AwsService.SECRETS_MANAGER, json("secretsmanager.GetSecretValue", "{\"SecretId\":\"a\"}"));
        Fields output = Fields.of("CreatedDate", MOMENT).with("SecretBinary", new byte[] {1, 2, 3});
        assertThat(reply(call, output)).isEqualTo("{\"SecretBinary\":\"AQID\",\"CreatedDate\":1.79525520025E9}");
    }

    @Test
    void speaksCborWithCloudWatch() {
        byte[] body = new CBORMapper()
                .writeValueAsBytes(Map.of(
                        "Namespace",
                        "N",
                        "MetricData",
                        List.of(Map.of("MetricName", "m", "Value", 1.5, "Timestamp", 1_795_255_200.25))));
        AwsRequest request = new AwsRequest(
                "POST",
                "/service/GraniteServiceVersion20100801/operation/PutMetricData",
                "",
                Map.of("smithy-protocol", List.of("rpc-v2-cbor")),
                body);
        Call call = read(AwsService.CLOUDWATCH, request);
        assertThat(call.input().structures("MetricData").getFirst().moment("Timestamp"))
                .contains(MOMENT);
        assertThat(call.input().structures("MetricData").getFirst().decimal("Value"))
                .contains(1.5);
        AwsReply refusal = call.protocol().refusal(new AwsError("InvalidParameterValueException", "no"), "id-1");
        assertThat(refusal.headers()).containsEntry("x-amzn-query-error", "InvalidParameterValue;Sender");
    }

    @Test
    void tagsMomentsInCbor() {
        ServiceModel model = models.of(AwsService.CLOUDWATCH);
        Operation operation = model.operation("GetMetricStatistics").orElseThrow();
        Fields output = Fields.of("Datapoints", List.of(Fields.of("Timestamp", MOMENT)));
        byte[] body = new CborProtocol(model).reply(operation, output, "id-1").body();
        // 0xC1 is the tag of seconds since 1970, 0xFB a double behind it.
        assertThat(java.util.HexFormat.of().formatHex(body)).contains("c1fb");
    }

    @Test
    void refusesInTheWordsOfTheProtocol() {
        ServiceModel sns = models.of(AwsService.SNS);
        AwsReply xml = new QueryProtocol(sns).refusal(new AwsError("EndpointDisabledException", "off"), "id-1");
        assertThat(xml.status()).isEqualTo(400);
        assertThat(new String(xml.body(), StandardCharsets.UTF_8))
                .contains("<Error><Type>Sender</Type><Code>EndpointDisabled</Code><Message>off</Message></Error>");
        ServiceModel ses = models.of(AwsService.SES);
        AwsReply rest = new RestJsonProtocol(ses).refusal(new AwsError("NotFoundException", "none"), "id-1");
        assertThat(rest.status()).isEqualTo(404);
        assertThat(rest.headers()).containsEntry("x-amzn-ErrorType", "NotFoundException");
        ServiceModel secrets = models.of(AwsService.SECRETS_MANAGER);
        AwsReply json = new JsonProtocol(secrets).refusal(new AwsError("ResourceNotFoundException", "none"), "id-1");
        assertThat(new String(json.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"__type\":\"ResourceNotFoundException\",\"Message\":\"none\"}");
    }

    @Test
    void replacesWhatXmlCannotHold() {
        Call call = read(AwsService.SNS, form("Action=GetTopicAttributes&TopicArn=a"));
        assertThat(reply(call, Fields.of("Attributes", Map.of("k", "a\u0000b\r🏫"))))
                .contains("<value>a\uFFFDb&#13;🏫</value>");
    }
}
