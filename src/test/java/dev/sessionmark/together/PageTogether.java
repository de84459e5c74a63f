package dev.sessionmark.together;

/** The page, but not who may see it, which asks for another application. */
class PageTogether extends Together {
    PageTogether() {
        super("dev\\.sessionmark\\.page\\.(?!EndpointRules|SignInInBrowser).*Test");
    }
}
