package dev.sessionmark.workload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of {@code pgbench_accounts}. The padding column {@code filler} is not mapped: no statement
 * of pgbench reads or writes it.
 */
@Entity
@Table(name = "pgbench_accounts")
public class Account {

    public static final int PER_SCALE = 100_000;

    @Id public int aid;

    public Integer bid;

    @Column(name = "abalance")
    public int balance;
}
