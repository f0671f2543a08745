package in.syncad.api.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractTests {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
             "paths": {"/api/pens/{id}": {"get": {
               "operationId": "getPen",
               "responses": {
                 "200": {"description": "OK", "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                         "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pen"}}}},
                 "default": {"$ref": "#/components/responses/Problem"}}},
              "put": {
               "operationId": "fillPen",
               "requestBody": {"required": true,
                 "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Filling"}}}},
               "responses": {"204": {"description": "OK"}}}}},
             "components": {
               "responses": {"Problem": {"description": "No", "content": {
                 "application/problem+json": {"schema": {"type": "object", "required": ["code"]}}}}},
               "schemas": {"Pen": {"type": "object", "required": ["ink"], "properties": {
                 "ink": {"type": "string", "x-extensible-enum": ["red", "blue"]},
                 "cap": {"type": ["string", "null"]}}},
                "Filling": {"type": "object", "required": ["millilitres"], "properties": {
                 "millilitres": {"type": ["integer", "null"], "minimum": 1, "maximum": 9}}}}}}
            """;
    private static final Map<String, String> GOOD = Map.of("Content-Type", "application/json", "ETag", "\"1\"");

    private final Contract contract = Contract.of(DOCUMENT);

    @Test
    void takesWhatIsAsDescribed() {
        assertThatCode(() -> check(200, GOOD, "{\"ink\":\"red\",\"cap\":null}")).doesNotThrowAnyException();
        assertThatCode(() -> check(404, Map.of("Content-Type", "application/problem+json"), "{\"code\":\"c\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOtherFieldsTypesAndValues() {
        for (String wrong : List.of(
                "{}", "{\"ink\":null}", "{\"ink\":\"red\",\"nib\":1}", "{\"ink\":\"green\"}", "[]", "", "no JSON")) {
            refuses(200, GOOD, wrong);
        }
    }

    @Test
    void refusesOtherStatusesTypesAndMissingHeaders() {
        refuses(201, GOOD, "{\"ink\":\"red\"}");
        refuses(500, Map.of("Content-Type", "application/problem+json"), "{\"code\":\"c\"}");
        refuses(404, Map.of("Content-Type", "application/problem+json"), "{}");
        refuses(404, Map.of("Content-Type", "text/html"), "<p>");
        refuses(200, Map.of("Content-Type", "application/json"), "{\"ink\":\"red\"}");
        assertThatThrownBy(() -> contract.check("GET", "/api/pencils", null, answer(200, GOOD, "{}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void takesTheBodiesThatAreDescribedAndNoOthers() {
        for (String right : List.of("{\"millilitres\":9}", "{\"millilitres\":null}")) {
            assertThatCode(() -> fill(right)).doesNotThrowAnyException();
        }
        for (String wrong : List.of(
                "{}",
                "{\"millilitres\":0}",
                "{\"millilitres\":10}",
                "{\"millilitres\":\"1\"}",
                "{\"millilitres\":1,\"ink\":\"red\"}",
                "[]",
                "no JSON")) {
            assertThatThrownBy(() -> fill(wrong)).isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> fill(null)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.check("GET", "/api/pens/7", "{}", answer(200, GOOD, "{\"ink\":\"red\"}")))
                .isInstanceOf(AssertionError.class);
    }

    private void fill(String body) {
        contract.check("PUT", "/api/pens/7", body, answer(204, Map.of(), ""));
    }

    private void refuses(int status, Map<String, String> headers, String body) {
        assertThatThrownBy(() -> check(status, headers, body)).isInstanceOf(AssertionError.class);
    }

    private void check(int status, Map<String, String> headers, String body) {
        contract.check("GET", "/api/pens/7", null, answer(status, headers, body));
    }

    private static ApiAnswer answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> all = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new ApiAnswer(status, HttpHeaders.of(all, (name, value) -> true), body);
    }
}
