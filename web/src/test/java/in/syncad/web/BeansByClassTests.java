package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.MethodParameter;

class BeansByClassTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0, beansByClassTests.Ours
            1, chosen
            2, -
            3, -
            """)
    void onlyOurClassesAreLookedForByName(int parameter, String name) {
        DependencyDescriptor descriptor = new DependencyDescriptor(
                new MethodParameter(Wishes.class.getDeclaredConstructors()[0], parameter), true);

        assertThat(new BeansByClass().getSuggestedName(descriptor)).isEqualTo(name);
    }

    @Test
    void whatHasAnotherNameIsFoundAsEver() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.addBeanFactoryPostProcessor(BeansByClass.installer());
            context.registerBean("other", Ours.class);
            context.registerBean(Asking.class);
            context.refresh();

            assertThat(context.getBean(Asking.class).wanted()).isSameAs(context.getBean("other"));
        }
    }

    static final class Ours {}

    interface Port {}

    record Asking(Ours wanted) {}

    record Wishes(Ours ours, @Qualifier("chosen") Ours chosen, Port port, Clock clock) {}
}
