package in.syncad.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The roles that may call a route at all; which objects they reach is decided by the feature's predicate. An
/// annotation at the method replaces the one at its class. A route with neither is closed to everybody.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Role[] value();
}
