package in.syncad.web;

import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/// Takes away what Spring Boot adds beside something that we use, what examines every bean at the start, and what finds
/// nothing, because nothing of ours asks for it.
final class UnusedBeans implements BeanDefinitionRegistryPostProcessor {

    private static final List<String> NAMES = List.of(
            // Looks for classes with `@JacksonComponent`.
            "jsonComponentModule",
            // Looks for methods with `@RedisListener`.
            "org.springframework.data.redis.config.internalRedisListenerAnnotationProcessor");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        NAMES.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // The definitions are all that matters.
    }
}
