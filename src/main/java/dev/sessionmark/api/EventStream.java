package dev.sessionmark.api;

import dev.sessionmark.api.EventStream.ExperimentStates;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.queue.ExperimentEvent;
import dev.sessionmark.history.queue.ExperimentEvents;
import dev.sessionmark.history.queue.FollowedExperiments;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Server-sent events of one experiment: its state first, then what happens, until it is over. */
@ApplicationScoped
public class EventStream {

    private final ExperimentStates states;
    private final FollowedExperiments followed;
    private final ExperimentEvents events;

    EventStream(ExperimentStates states, FollowedExperiments followed, ExperimentEvents events) {
        this.states = states;
        this.followed = followed;
        this.events = events;
    }

    /**
     * Data of the event {@code progress}.
     *
     * @param doing what runs now
     * @param trial number of the running trial; 0 while preparing
     * @param trials how many there are
     * @param fraction done, 0 to 1
     * @param leftSeconds estimated time left
     */
    @RegisterForReflection
    @Schema(name = "Progress")
    public record ProgressView(
            String doing, int trial, int trials, double fraction, double leftSeconds) {}

    /** While an experiment waits nothing happens, and proxies close what is silent for too long. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    @RegisterForReflection
    public record StatusView(Status status) {}

    /**
     * Data of the event {@code trial}.
     *
     * @param failure why it could not be completed; null when it could
     */
    @RegisterForReflection
    public record TrialEndedView(int number, String setup, String failure) {}

    /**
     * Data of the event {@code round}.
     *
     * @param trials numbers of those under way, of which more is known now
     */
    @RegisterForReflection
    public record RoundEndedView(List<Integer> trials) {}

    Multi<OutboundSseEvent> of(String id, Sse sse) {
        // listen first and look second, so that nothing falls between
        Multi<ExperimentEvent> live = followed.of(id);
        Multi<ExperimentEvent> now = states.of(id).toMulti().flatMap(this::asEvents);
        Multi<Optional<OutboundSseEvent>> told =
                Multi.createBy()
                        .merging()
                        .withRequests(1)
                        .streams(live, now)
                        .onItem()
                        .transformToMultiAndConcatenate(EventStream::endMarked)
                        .map(event -> event.flatMap(happened -> told(happened, sse)));
        Multi<Optional<OutboundSseEvent>> beats =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(HEARTBEAT)
                        .every(HEARTBEAT)
                        .onOverflow()
                        .drop()
                        .map(tick -> Optional.of(heartbeat(sse)));
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(told, beats)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** A comment, which clients pass over. */
    private static OutboundSseEvent heartbeat(Sse sse) {
        return sse.newEventBuilder().comment("still here").build();
    }

    /** The event, followed by nothing when it is the last. */
    private static Multi<Optional<ExperimentEvent>> endMarked(ExperimentEvent event) {
        return last(event)
                ? Multi.createFrom().items(Optional.of(event), Optional.empty())
                : Multi.createFrom().item(Optional.of(event));
    }

    /** The state as it is, as if it had just been reached. */
    private Multi<ExperimentEvent> asEvents(ExperimentSummary experiment) {
        ExperimentEvent status =
                new ExperimentEvent.StatusChanged(experiment.id(), experiment.status());
        return events.latest(experiment.id())
                .filter(moved -> experiment.status() == Status.RUNNING)
                .map(moved -> Multi.createFrom().items(status, (ExperimentEvent) moved))
                .orElseGet(() -> Multi.createFrom().item(status));
    }

    private static boolean last(ExperimentEvent event) {
        return event instanceof ExperimentEvent.StatusChanged changed && changed.status().over();
    }

    /** Empty where there is nothing more to be told. */
    private static Optional<OutboundSseEvent> told(ExperimentEvent event, Sse sse) {
        return switch (event) {
            case ExperimentEvent.Moved moved ->
                    event(
                            sse,
                            "progress",
                            new ProgressView(
                                    moved.progress().doing(),
                                    moved.progress().trial(),
                                    moved.progress().trials(),
                                    moved.progress().fraction(),
                                    moved.progress().left().toNanos() / 1e9));
            case ExperimentEvent.TrialEnded ended ->
                    event(
                            sse,
                            "trial",
                            new TrialEndedView(ended.number(), ended.setup(), ended.failure()));
            case ExperimentEvent.RoundEnded round ->
                    event(sse, "round", new RoundEndedView(round.trials()));
            case ExperimentEvent.Live live -> event(sse, "live", LiveView.of(live.figures()));
            case ExperimentEvent.StatusChanged changed ->
                    event(sse, "status", new StatusView(changed.status()));
            case ExperimentEvent.Removed removed -> Optional.empty();
        };
    }

    private static Optional<OutboundSseEvent> event(Sse sse, String name, Object data) {
        return Optional.of(sse.newEventBuilder().name(name).data(data).build());
    }

    /**
     * One look at an experiment in a session of its own. A stream of events may last for hours and
     * must not hold a session that long.
     */
    @ApplicationScoped
    public static class ExperimentStates {

        private final ExperimentService service;

        ExperimentStates(ExperimentService service) {
            this.service = service;
        }

        @ShieldedSession
        @TimeLimit
        Uni<ExperimentSummary> of(String id) {
            return service.summary(id);
        }
    }

    /**
     * What {@link KnownExperiment} does. A stream of events has its status 200 sent before anything
     * is known of it; a filter comes before that.
     */
    public static class KnownExperimentFilter {

        private final ExperimentStates states;

        KnownExperimentFilter(ExperimentStates states) {
            this.states = states;
        }

        /**
         * Lets the request through where there is such an experiment, by answering with null, and
         * fails with 404 where there is none.
         */
        @KnownExperiment
        @ServerRequestFilter
        public Uni<Response> check(ContainerRequestContext request) {
            String id = request.getUriInfo().getPathParameters().getFirst("id");
            return states.of(id).replaceWith((Response) null);
        }

        /**
         * The request is answered with 404 before it begins when there is no experiment of its id.
         */
        @NameBinding
        @Target(ElementType.METHOD)
        @Retention(RetentionPolicy.RUNTIME)
        public @interface KnownExperiment {}
    }
}
