package in.syncad.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/// Beans of our own classes are looked for by the name that Spring has given them, which is that of the class.
/// Otherwise each of a thousand beans is asked for each type of a parameter whether it fits, which is a twentieth of
/// the work of a start. Where no bean of that name fits, all are asked as ever; interfaces and other people's classes
/// are never guessed.
final class BeansByClass extends ContextAnnotationAutowireCandidateResolver {

    private static final String OUR_PACKAGES = "in.syncad.";

    /// Takes the place of Spring's own, also where the build has worked the beans out.
    static BeanFactoryPostProcessor installer() {
        return factory -> ((DefaultListableBeanFactory) factory).setAutowireCandidateResolver(new BeansByClass());
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
        String qualifier = super.getSuggestedName(descriptor);
        Class<?> type = descriptor.getDependencyType();
        if (qualifier != null || type.isInterface() || !type.getName().startsWith(OUR_PACKAGES)) {
            return qualifier;
        }
        return StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(type));
    }
}
