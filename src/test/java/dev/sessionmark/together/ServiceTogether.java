package dev.sessionmark.together;

/** The rest of what asks a service or is beside what does. */
class ServiceTogether extends Together {
    ServiceTogether() {
        super(
                "dev\\.sessionmark\\.(page\\.(EndpointRules|SignInInBrowser)|sut\\.SetupBulkhead"
                        + "|(api|history(?!\\.HistorySchema)|platform(?!\\.postgres)|setup)\\..*)Test");
    }
}
