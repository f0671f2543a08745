package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.JacksonComponentModule;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

class UnusedBeansTests {

    private final ApplicationContextRunner json =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class));

    @Test
    void whatExaminesEveryBeanForNothingIsNotThere() {
        json.run(context -> assertThat(context).hasSingleBean(JacksonComponentModule.class));
        json.withBean(UnusedBeans.class)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(JacksonComponentModule.class)
                        .hasSingleBean(JsonMapper.class));
    }
}
