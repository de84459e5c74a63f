package dev.sessionmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests that run once more against the native executable ({@code -Dnative}). On the virtual machine
 * the class that they extend has shown the same of the same code minutes before, and {@link
 * dev.sessionmark.setup.SetupsIT} shows that the jar has all of it. They share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("native")
@Alone
public @interface NativeOnly {}
