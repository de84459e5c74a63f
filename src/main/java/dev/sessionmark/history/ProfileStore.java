package dev.sessionmark.history;

import dev.sessionmark.experiment.Profile;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.MeasurementJson;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.connection.StorableText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

@ApplicationScoped
public class ProfileStore {

    private static final int MOST = Profile.MOST * ProfileEvent.values().length;
    private static final Comparator<KeptProfile> ORDER = order();

    private final HistorySession session;
    private final StorableText texts;

    ProfileStore(HistorySession session, StorableText texts) {
        this.session = session;
        this.texts = texts;
    }

    /** Keeps a profile of an experiment that is kept, in place of what was kept before. */
    public Uni<Void> keep(String experiment, Profile profile) {
        FlameGraph row = new FlameGraph();
        row.id = FlameGraph.id(experiment, profile.name());
        row.experimentId = experiment;
        row.name = profile.name();
        row.setup = profile.setup();
        row.condition = MeasurementJson.writeApart(profile.condition()).document();
        row.event = profile.event().name();
        row.html = profile.html() == null ? null : CompressedText.of(profile.html()).bytes();
        row.missingBecause = texts.fitted(profile.missingBecause());
        return session.withTransaction(begun -> session.merge(row)).replaceWithVoid();
    }

    public Uni<List<KeptProfile>> list(String experiment) {
        return session.createSelectionQuery(
                        "select name, setup, condition, event, missingBecause"
                                + " from FlameGraph where experimentId = ?1"
                                + " order by setup, event desc",
                        Object[].class)
                .setParameter(1, experiment)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream().map(ProfileStore::profile).sorted(ORDER).toList());
    }

    public Uni<CompressedText> html(String experiment, String name) {
        return session.find(FlameGraph.class, FlameGraph.id(experiment, name))
                .map(row -> row == null || row.html == null ? null : new CompressedText(row.html));
    }

    /** As in the table; those of one condition stay as they are. */
    private static Comparator<KeptProfile> order() {
        Comparator<KeptProfile> order = Comparator.comparing(KeptProfile::setup);
        for (Factor factor : Factors.ALL.reversed()) {
            order =
                    order.thenComparing(
                            profile -> profile.condition().get(factor),
                            Comparator.nullsFirst(Comparator.naturalOrder()));
        }
        return order;
    }

    private static KeptProfile profile(Object[] row) {
        return new KeptProfile(
                (String) row[0],
                (String) row[1],
                MeasurementJson.readApart((String) row[2], null, Condition.class),
                ProfileEvent.valueOf((String) row[3]),
                (String) row[4]);
    }

    /** A profile without its flame graph, by the name of its file; a reason where there is none. */
    public record KeptProfile(
            String name,
            String setup,
            Condition condition,
            ProfileEvent event,
            String missingBecause) {}

    /** A text that takes less room: flame graphs repeat themselves. */
    public record CompressedText(byte[] bytes) {

        static CompressedText of(String text) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written", e);
            }
            return new CompressedText(packed.toByteArray());
        }

        /** The text; takes milliseconds. */
        public String text() {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("A stored flame graph cannot be read", e);
            }
        }
    }
}
