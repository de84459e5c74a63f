package dev.sessionmark.platform.session;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that takes longer than {@link SessionConfig#timeLimit()} is answered with 503. Its work
 * goes on where it is shielded, and gives back its session.
 *
 * <p>For methods that return a {@link io.smallrye.mutiny.Uni}; others are left alone.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeLimit {}
