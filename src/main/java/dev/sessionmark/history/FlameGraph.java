package dev.sessionmark.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "flame_graph")
public class FlameGraph {

    @Id
    @Column(length = 200)
    String id;

    @Column(name = "experiment_id", nullable = false, length = 40)
    String experimentId;

    @Column(nullable = false, length = 150)
    String name;

    @Column(nullable = false, length = 40)
    String setup;

    /** JSON of {@link dev.sessionmark.measurement.Condition}. */
    @Column(nullable = false, length = 400)
    String condition;

    @Column(nullable = false, length = 10)
    String event;

    /** Packed, see {@link CompressedText}. */
    byte[] html;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "missing_because")
    String missingBecause;

    static String id(String experiment, String name) {
        return experiment + "/" + name;
    }
}
