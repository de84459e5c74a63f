package dev.sessionmark.workload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code pgbench_tellers}, without its padding. */
@Entity
@Table(name = "pgbench_tellers")
public class Teller {

    public static final int PER_SCALE = 10;

    @Id public int tid;

    public Integer bid;

    @Column(name = "tbalance")
    public int balance;
}
