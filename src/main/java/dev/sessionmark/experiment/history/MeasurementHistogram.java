package dev.sessionmark.experiment.history;

import dev.sessionmark.statistics.Distribution;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A row of {@code measurement_histogram}: one distribution of a window or of a second of it. */
@Entity
@Table(name = "measurement_histogram")
public class MeasurementHistogram {

    /** Value of {@link #slice} for the whole window. */
    static final int WHOLE = -1;

    @Id
    @GeneratedValue(generator = "measurement_histogram_seq")
    @SequenceGenerator(
            name = "measurement_histogram_seq",
            sequenceName = "measurement_histogram_seq",
            allocationSize = 50)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "measurement_id")
    Measurement measurement;

    @Column(nullable = false, length = 32)
    String name;

    int slice;

    /** HdrHistogram's own compressed encoding, the one that .hlog files carry in base64. */
    @Column(nullable = false)
    byte[] data;

    /**
     * The distribution itself.
     *
     * @throws IllegalStateException when the data are no histogram: they came from the database, so
     *     no caller is to blame
     */
    Distribution distribution() {
        try {
            return Distribution.decode(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The stored histogram " + id + " cannot be read", e);
        }
    }
}
