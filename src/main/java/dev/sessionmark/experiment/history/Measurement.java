package dev.sessionmark.experiment.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code measurement}: one window of a trial, without its histograms. */
@Entity
@Table(name = "measurement")
public class Measurement {

    @Id
    @GeneratedValue(generator = "measurement_seq")
    @SequenceGenerator(
            name = "measurement_seq",
            sequenceName = "measurement_seq",
            allocationSize = 10)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "trial_id")
    Trial trial;

    /** Which window of the trial, from 0. */
    int position;

    @Column(name = "db_latency_nanos")
    long dbLatencyNanos;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(name = "duration_nanos")
    long durationNanos;

    @Column(name = "offered_rate")
    double offeredRate;

    long intended;
    long sent;
    long succeeded;

    /** Null in rows of versions that did not count it. */
    Long achieved;

    long dropped;
    long timeouts;

    @Column(name = "connect_failures")
    long connectFailures;

    @Column(name = "bad_status")
    long badStatus;

    @Column(name = "wrong_answers")
    long wrongAnswers;

    long unfinished;

    @Column(name = "max_in_flight")
    long maxInFlight;

    /** JSON: the slices without their histograms. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String slices;

    @Column(name = "idle_loop_delay_nanos")
    long idleLoopDelayNanos;

    @Column(name = "loop_samples")
    long loopSamples;

    @Column(name = "loop_blocked_samples")
    long loopBlockedSamples;

    /** JSON of {@link dev.sessionmark.experiment.Culprit}s. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String culprits;

    @Column(name = "bystanders_sent")
    long bystandersSent;

    @Column(name = "failed_liveness_probes")
    long failedLivenessProbes;

    @Column(name = "max_used")
    long maxUsed;

    @Column(name = "left_open")
    long leftOpen;

    @Column(name = "cross_loop_share")
    double crossLoopShare;

    @Column(name = "cpu_seconds")
    double cpuSeconds;

    /** JSON; null in rows of versions that did not tell threads apart. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "cpu_by_group")
    String cpuByGroup;

    @Column(name = "peak_rss_bytes")
    long peakRssBytes;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "invalid_because")
    String invalidBecause;
}
