package dev.sessionmark.together;

/** The rest of what asks a service or is beside what does. */
class ServiceTogether extends Together {
    ServiceTogether() {
        super(
                "dev\\.sessionmark\\.(page\\.(EndpointRules|SignInInBrowser)|(api|history(?!\\.schema)"
                        + "|platform(?!\\.postgres)|setup|sut(?!\\.probe))\\..*)Test");
    }
}
