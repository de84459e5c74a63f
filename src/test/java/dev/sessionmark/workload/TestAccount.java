package dev.sessionmark.workload;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity of the measured workload's persistence unit, which is inactive in the service. */
@Entity
public class TestAccount {
    @Id int aid;
}
