package dev.sessionmark.workload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code pgbench_branches}, without its padding. */
@Entity
@Table(name = "pgbench_branches")
public class Branch {

    public static final int PER_SCALE = 1;

    @Id public int bid;

    @Column(name = "bbalance")
    public int balance;
}
