package dev.sessionmark.history.profile;

import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.HistorySession;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.platform.connection.StorableText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Keeps flame graphs, in the session of the request. */
@ApplicationScoped
public class ProfileStore {

    /** Flame graphs of an experiment at most. */
    private static final int MOST = Profile.MOST * ProfileEvent.values().length;

    private final HistorySession session;
    private final FlameGraphRepository graphs;
    private final StorableText texts;

    ProfileStore(HistorySession session, FlameGraphRepository graphs, StorableText texts) {
        this.session = session;
        this.graphs = graphs;
        this.texts = texts;
    }

    /** Keeps a profile of an experiment that is kept, in place of what was kept before. */
    public Uni<Void> keep(String experiment, Profile profile) {
        FlameGraph row = new FlameGraph();
        row.id = FlameGraph.id(experiment, profile.name());
        row.experimentId = experiment;
        row.name = profile.name();
        row.setup = profile.setup();
        row.dbLatencyNanos = profile.condition().dbLatency().toNanos();
        row.poolSize = profile.condition().poolSize();
        row.rate = profile.condition().rate();
        row.event = profile.event().name();
        row.html = profile.html() == null ? null : Packed.of(profile.html()).bytes();
        row.missingBecause = texts.fitted(profile.missingBecause());
        return session.withTransaction(begun -> graphs.keep(row)).replaceWithVoid();
    }

    /** Those of an experiment, the missing ones among them; empty when it was not profiled. */
    public Uni<List<KeptProfile>> list(String experiment) {
        return graphs.ofExperiment(experiment, MOST)
                .map(rows -> rows.stream().map(ProfileStore::profile).toList());
    }

    /** A flame graph; null when there is none of that name. */
    public Uni<Packed> html(String experiment, String name) {
        return graphs.findById(FlameGraph.id(experiment, name))
                .map(row -> row == null || row.html == null ? null : new Packed(row.html));
    }

    private static KeptProfile profile(Object[] row) {
        return new KeptProfile(
                (String) row[0],
                (String) row[1],
                new Condition(Duration.ofNanos((Long) row[2]), (Integer) row[3], (Double) row[4]),
                ProfileEvent.valueOf((String) row[5]),
                (String) row[6]);
    }
}
