package dev.sessionmark.sut;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.measurement.MeasurementJson;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.probe.Probes;
import dev.sessionmark.sut.profile.Profiler;
import dev.sessionmark.sut.profile.Profiler.ProfilerException;
import dev.sessionmark.workload.Think;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The system under test seen from inside: does what its controller says on standard input, and ends
 * with it. Each answer is one line on standard output that starts with {@link SutProtocol#PREFIX}.
 */
public class SutApplication implements QuarkusApplication {

    /** An orderly end takes less than a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Probes probes;
    private final Vertx vertx;
    private final PoolFill pools;
    private final Profiler profiler = new Profiler();
    private final PrintStream out = System.out;

    SutApplication(Probes probes, Vertx vertx, PoolFill pools) {
        this.probes = probes;
        this.vertx = vertx;
        this.pools = pools;
    }

    @Override
    public int run(String... args) throws IOException, InterruptedException {
        probes.start();
        ObjectNode ready = JsonNodeFactory.instance.objectNode();
        ready.put("port", ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
        ready.put("transport", Transport.of(vertx).id());
        answer(ready);
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String command;
        while ((command = commands.readLine()) != null) {
            answer(obey(command));
        }
        SutEnd.within(PATIENCE);
        return 0;
    }

    private ObjectNode obey(String line) throws InterruptedException {
        String[] words = line.split(" ", 2);
        String argument = words.length == 1 ? "" : words[1];
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            switch (words[0]) {
                case SutProtocol.BEGIN -> probes.begin();
                case SutProtocol.END -> answer.setAll(MeasurementJson.tree(probes.end()));
                case SutProtocol.TRACE ->
                        answer.setAll(MeasurementJson.tree(probes.trace(numbers(argument))));
                case SutProtocol.IDLE -> probes.measureIdleDelay();
                case SutProtocol.USED -> answer.put("used", probes.used());
                case SutProtocol.FILL ->
                        answer.setAll(pools.fill(SessionSetup.byId(argument).orElseThrow()));
                case SutProtocol.CLOSE_BLOCKING -> pools.closeBlocking();
                case SutProtocol.THINK -> Think.take(Long.parseLong(argument));
                case SutProtocol.PROFILE -> profiler.start(ProfileEvent.valueOf(argument));
                case SutProtocol.PROFILED -> answer.put("html", profiler.stop(argument));
                case SutProtocol.PAUSE -> probes.stop();
                case SutProtocol.RESUME -> probes.start();
                default -> answer.put("error", "unknown command: " + line);
            }
        } catch (ProfilerException e) {
            answer.put("error", e.getMessage());
        }
        return answer;
    }

    private static LongStream numbers(String list) {
        return Arrays.stream(list.split(","))
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong);
    }

    private void answer(ObjectNode answer) {
        out.println(SutProtocol.PREFIX + answer);
        out.flush();
    }
}
