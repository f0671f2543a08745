package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which messages of a topic a subscription wants, by message attributes: every key must have one of its values
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html). Only exact texts are known here.
record FilterPolicy(Map<String, Set<String>> wanted) {

    static final String ATTRIBUTE = "FilterPolicy";

    private static final JsonMapper JSON = new JsonMapper();

    static FilterPolicy parse(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json.isEmpty() ? "{}" : json);
        } catch (JacksonException e) {
            throw wrong();
        }
        if (!root.isObject()) {
            throw wrong();
        }
        Map<String, Set<String>> wanted = new HashMap<>();
        root.properties().forEach(entry -> wanted.put(entry.getKey(), texts(entry.getValue())));
        return new FilterPolicy(wanted);
    }

    boolean passes(Map<String, Fields> attributes) {
        return wanted.entrySet().stream().allMatch(rule -> {
            Fields attribute = attributes.getOrDefault(rule.getKey(), Fields.none());
            return values(attribute).stream().anyMatch(rule.getValue()::contains);
        });
    }

    private static Collection<String> values(Fields attribute) {
        String value = attribute.optionalText("StringValue").orElse("");
        if (attribute.optionalText("DataType").filter("String.Array"::equals).isEmpty()) {
            return attribute.has("StringValue") ? List.of(value) : List.of();
        }
        return StreamSupport.stream(JSON.readTree(value).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Set<String> texts(JsonNode list) {
        if (!list.isArray()) {
            throw wrong();
        }
        Set<String> texts = new HashSet<>();
        list.forEach(value -> {
            if (!value.isString()) {
                throw Invalid.notKnown("filter policies with anything but exact texts");
            }
            texts.add(value.asString());
        });
        return texts;
    }

    private static AwsError wrong() {
        return Invalid.parameter("FilterPolicy: failed to parse JSON.");
    }
}
