package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.api.MachineResource.MachineView;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.MachineUse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MachineLooksTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Whoever asks gets on at once, and one look serves them all. */
    @Test
    void nobodyWaitsForALookAndAllShareIt() throws Exception {
        MachineResource machine = new MachineResource(new SlowEngine());
        List<CompletableFuture<MachineView>> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            asked.add(machine.look().toCompletableFuture());
        }
        asked.forEach(view -> assertFalse(view.isDone()));
        over.countDown();
        for (CompletableFuture<MachineView> view : asked) {
            view.get(10, TimeUnit.SECONDS);
        }
        machine.look().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertEquals(1, looks.get());
    }

    @Test
    void oneThatFailsIsNotKept() throws Exception {
        over.countDown();
        MachineResource machine =
                new MachineResource(
                        new SlowEngine() {
                            @Override
                            public MachineUse look() throws InterruptedException {
                                MachineUse use = super.look();
                                if (looks.get() == 1) {
                                    throw new IllegalStateException("no /proc");
                                }
                                return use;
                            }
                        });
        CompletableFuture<MachineView> failed = machine.look().toCompletableFuture();
        assertThrows(ExecutionException.class, () -> failed.get(10, TimeUnit.SECONDS));
        machine.look().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertEquals(2, looks.get());
    }

    private class SlowEngine implements ExperimentEngine {

        @Override
        public ExperimentResult run(
                String id,
                ExperimentPlan plan,
                ExperimentListener listener,
                BooleanSupplier cancelled) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MachineUse look() throws InterruptedException {
            looks.incrementAndGet();
            over.await();
            return MachineUse.UNKNOWN;
        }
    }
}
