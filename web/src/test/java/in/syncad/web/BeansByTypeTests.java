package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.ResolvableType;

class BeansByTypeTests {

    private static final List<ResolvableType> TYPES = List.of(
            ResolvableType.forClass(Object.class),
            ResolvableType.forClass(Port.class),
            ResolvableType.forClass(Harbour.class),
            ResolvableType.forClass(Extra.class),
            ResolvableType.forClass(Made.class),
            ResolvableType.forClass(Maker.class),
            ResolvableType.forClass(FactoryBean.class),
            ResolvableType.forClass(Object[].class),
            ResolvableType.forClass(CharSequence[].class),
            ResolvableType.forClass(CharSequence.class),
            ResolvableType.forClass(Supplier.class),
            ResolvableType.forClassWithGenerics(Supplier.class, String.class),
            ResolvableType.forClassWithGenerics(Supplier.class, Integer.class),
            ResolvableType.forClass(Witness.class),
            ResolvableType.forClass(IntSupplier.class));

    /// Before there are instances, while some are made, and afterwards.
    @Test
    void findsWhatSpringFindsAtAnyTimeOfAStart() {
        List<String> springs = answers(new DefaultListableBeanFactory());
        List<String> ours = answers(new BeansByType());

        assertThat(ours).isEqualTo(springs).hasSize(3 * 4 * TYPES.size());
        assertThat(springs)
                .as("an instance tells more than its definition")
                .contains("early Extra true true [byHand]", "middle Extra true true [port, byHand]");
    }

    @Test
    void aDefinitionThatComesLateIsFound() {
        BeansByType factory = new BeansByType();
        try (var context = new AnnotationConfigApplicationContext(factory)) {
            context.registerBean("first", Harbour.class);
            assertThat(factory.getBeanNamesForType(Port.class)).containsExactly("first");

            context.registerBean("second", Harbour.class);
            assertThat(factory.getBeanNamesForType(Port.class)).containsExactly("first", "second");

            factory.removeBeanDefinition("first");
            assertThat(factory.getBeanNamesForType(Port.class)).containsExactly("second");
        }
    }

    private static List<String> answers(DefaultListableBeanFactory factory) {
        List<String> answers = new ArrayList<>();
        factory.registerSingleton("answers", answers);
        factory.registerSingleton("byHand", new Harbour());
        try (var context = new AnnotationConfigApplicationContext(factory)) {
            context.register(Harbours.class);
            context.refresh();
            ask("late", factory, answers);
        }
        return answers;
    }

    private static void ask(String when, ListableBeanFactory factory, List<String> answers) {
        for (ResolvableType type : TYPES) {
            for (boolean nonSingletons : List.of(true, false)) {
                for (boolean eager : List.of(true, false)) {
                    String[] found = factory.getBeanNamesForType(type, nonSingletons, eager);
                    List<String> known = List.of(found).stream()
                            .filter(name -> !name.startsWith("org.springframework"))
                            .toList();
                    answers.add("%s %s %s %s %s".formatted(when, simple(type), nonSingletons, eager, known));
                }
            }
        }
    }

    private static String simple(ResolvableType type) {
        return type.hasGenerics() ? type.toString() : type.toClass().getSimpleName();
    }

    interface Port {}

    interface Extra {}

    static final class Harbour implements Port, Extra {}

    record Made(String from) {}

    static final class Maker implements FactoryBean<Made> {

        @Override
        public Made getObject() {
            return new Made("a factory");
        }

        @Override
        public Class<?> getObjectType() {
            return Made.class;
        }
    }

    static final class Witness {

        Witness(ListableBeanFactory factory, List<String> answers) {
            ask("middle", factory, answers);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Harbours {

        @Bean
        static BeanFactoryPostProcessor first() {
            return factory -> ask("early", factory, answersOf(factory));
        }

        @Bean
        Port port() {
            return new Harbour();
        }

        @Bean
        Supplier<String> texts() {
            return () -> "text";
        }

        @Bean
        @Nullable
        CharSequence nothing() {
            return null;
        }

        @Bean
        Witness witness(ListableBeanFactory factory) {
            return new Witness(factory, answersOf(factory));
        }

        @Bean
        Maker maker() {
            return new Maker();
        }

        @Bean
        String[] words() {
            return new String[] {"word"};
        }

        @Bean
        @Scope("prototype")
        Made made() {
            return new Made("hand");
        }

        @Bean
        Supplier<Integer> numbers() {
            return () -> 1;
        }

        @Bean
        Object somethingElse() {
            return (IntSupplier) () -> 1;
        }

        @SuppressWarnings("unchecked")
        private static List<String> answersOf(ListableBeanFactory factory) {
            return (List<String>) factory.getBean("answers");
        }
    }
}
