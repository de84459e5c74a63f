package dev.sessionmark.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code comparison_document}: a finished experiment's comparison in one form. */
@Entity
@Table(name = "comparison_document")
public class ComparisonDocument {

    @Id
    @Column(length = 64)
    String id;

    @Column(name = "experiment_id", nullable = false, length = 40)
    String experimentId;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String document;

    /** With the rules in it: what was judged by others is not found, and so judged again. */
    static String id(String experiment, String format, String rules) {
        return experiment + "/" + format + "/" + rules;
    }

    static ComparisonDocument of(String experiment, String format, String rules, String document) {
        ComparisonDocument row = new ComparisonDocument();
        row.id = id(experiment, format, rules);
        row.experimentId = experiment;
        row.document = document;
        return row;
    }
}
