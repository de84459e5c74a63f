package dev.sessionmark.page;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The register of the views, in the order of the navigation. A view of id {@code x} has its
 * template in {@code templates/page/x.html}, its module in {@code views/x.js} and, where it needs
 * one, its style sheet in {@code views/x.css}.
 */
@TemplateData
public enum View {
    MINUTE("minute", Group.START, "First minute", "Place your bet, then see it measured"),
    LEARN(
            "learn",
            Group.UNDERSTAND,
            "Learn",
            "What an event loop is, and what blocking one does to everybody else"),
    CODE("code", Group.UNDERSTAND, "Code", "The source of each setup, and what its lines cost"),
    PIPELINE(
            "pipeline",
            Group.UNDERSTAND,
            "Pipeline",
            "Where a request spends its time, step by step"),
    TRY("try", Group.MEASURE, "Try", "Send requests yourself, and see where their time goes"),
    MEASURE(
            "measure",
            Group.MEASURE,
            "Measure",
            "Choose what to compare, and measure it on this machine"),
    COMPARE(
            "compare",
            Group.MEASURE,
            "Compare",
            "What each way of giving a request its database session costs"),
    LIMITS("limits", Group.DECIDE, "Limits", "Up to where each setup holds"),
    ADVICE("advice", Group.DECIDE, "Advice", "What follows for your own service"),
    QUIZ("quiz", Group.DECIDE, "Quiz", "Questions, most of them on what was measured here"),
    EXPERIMENTS("experiments", Group.KEPT, "Experiments", "What was measured here, newest first");

    @TemplateData
    public enum Group {
        START(""),
        UNDERSTAND("Understand"),
        MEASURE("Measure"),
        DECIDE("Decide"),
        KEPT("Kept");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Its heading; empty where it needs none. */
        public String title() {
            return title;
        }

        public List<View> views() {
            return Arrays.stream(View.values()).filter(view -> view.group == this).toList();
        }

        static List<Group> used() {
            return Arrays.stream(values()).filter(group -> !group.views().isEmpty()).toList();
        }
    }

    private final String id;
    private final Group group;
    private final String title;
    private final String purpose;

    View(String id, Group group, String title, String purpose) {
        this.id = id;
        this.group = group;
        this.title = title;
        this.purpose = purpose;
    }

    public String id() {
        return id;
    }

    public String address() {
        return "/" + path();
    }

    private String path() {
        return this == MINUTE ? "" : id;
    }

    public String title() {
        return title;
    }

    public String purpose() {
        return purpose;
    }

    static Optional<View> byPath(String path) {
        return Arrays.stream(values()).filter(view -> view.path().equals(path)).findFirst();
    }
}
