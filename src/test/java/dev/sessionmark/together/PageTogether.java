package dev.sessionmark.together;

/** The page and systems under test, but not what asks for another application. */
class PageTogether extends Together {
    PageTogether() {
        super(
                "dev\\.sessionmark\\.(page|sut)\\."
                        + "(?!EndpointRules|SignInInBrowser|SetupBulkhead|probe).*Test");
    }
}
