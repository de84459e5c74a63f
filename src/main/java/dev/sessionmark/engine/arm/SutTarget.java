package dev.sessionmark.engine.arm;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * One of our setups in a system under test of its own: a fresh process that ends with the trial.
 *
 * @param thinkSteps how many steps a request thinks under a condition
 */
public record SutTarget(
        SutProcess process, int poolSize, Duration poolFill, ToLongFunction<Condition> thinkSteps)
        implements Target, Inside {

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + process.port());
    }

    @Override
    public Duration startup() {
        return process.startup();
    }

    @Override
    public Optional<Inside> inside() {
        return Optional.of(this);
    }

    @Override
    public void set(Condition condition) throws SutException {
        process.think(thinkSteps.applyAsLong(condition));
    }

    @Override
    public void measureIdle() throws SutException {
        process.measureIdle();
    }

    @Override
    public void begin() throws SutException {
        process.begin();
    }

    @Override
    public SutFigures end() throws SutException {
        return process.end();
    }

    @Override
    public void watch(boolean watched) throws SutException {
        if (watched) {
            process.resume();
        } else {
            process.pause();
        }
    }

    @Override
    public SutTrace trace(LongStream numbers) throws SutException {
        return process.trace(numbers);
    }

    @Override
    public long connectionsInUse() throws SutException {
        return process.used();
    }

    @Override
    public void profile(ProfileEvent event) throws SutException {
        process.profile(event);
    }

    @Override
    public String profiled(String title) throws SutException {
        return process.profiled(title);
    }

    @Override
    public void close() {
        process.close();
    }
}
