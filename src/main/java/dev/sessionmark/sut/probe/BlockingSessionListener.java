package dev.sessionmark.sut.probe;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.hibernate.BaseSessionEventListener;

/**
 * Hears of a blocking session asking for a connection. Hibernate ORM makes one for every session,
 * and says when it has ended asking, but not whether it got one: that is for {@link JdbcPoolProbe}
 * to know.
 */
@RegisterForReflection
public class BlockingSessionListener extends BaseSessionEventListener {

    private static final long serialVersionUID = 1;

    @Override
    public void jdbcConnectionAcquisitionStart() {
        JdbcPoolProbe.asking();
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        JdbcPoolProbe.asked();
    }
}
