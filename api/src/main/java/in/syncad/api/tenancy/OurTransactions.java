package in.syncad.api.tenancy;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;

/// `@Transactional` is looked for in our own classes only. Spring would read the annotations of every method of every
/// bean at the start, and no library that we use asks for a transaction that way; Spring Data's repositories make
/// their own.
final class OurTransactions implements BeanPostProcessor, PriorityOrdered {

    private static final String OUR_PACKAGES = "in.syncad.";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof BeanFactoryTransactionAttributeSourceAdvisor advisor) {
            advisor.setClassFilter(type -> type.getName().startsWith(OUR_PACKAGES));
        }
        return bean;
    }

    /// Before the first proxy is made.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
