package dev.sessionmark.setup;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Work that runs to its end though its client has gone. A request that is cancelled between two
 * statements of its transaction can give the connection back with the transaction open (seen with
 * Hibernate Reactive 3.4.1 and a stateless session): whoever gets it next commits half of the work.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Uncancelled {}
