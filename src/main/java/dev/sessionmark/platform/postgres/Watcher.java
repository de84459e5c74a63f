package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small shell process that outlives us by a moment. Its standard input is a pipe from us, which
 * the system closes however we end, {@code kill -9} included. It then does what {@link
 * EmbeddedDatabase#close()} would have done.
 */
final class Watcher {

    /**
     * Arguments: the folder, our entry in the list of users, "ephemeral" or "lasting".
     *
     * <p>It announces itself ("stopping-") before it looks at the list of users, and a new user
     * adds itself to that list before it looks for announcements: one of the two sees the other.
     *
     * <p>A process id alone proves nothing. A user counts only if it started when its entry says
     * ({@code /proc/PID/stat}, field 22), the server only if it works in the data folder. {@code
     * kill} is the shell's own.
     */
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP QUIT PIPE
            folder=$1 entry=$2 kind=$3
            start_of() {
              stat=
              [ -r "/proc/$1/stat" ] && read -r stat <"/proc/$1/stat"
              set -- ${stat##*) }
              echo "${20}"
            }
            ended() {
              kill -0 "$1" 2>/dev/null || return 0
              stat=
              { read -r stat <"/proc/$1/stat"; } 2>/dev/null
              case ${stat##*) } in Z*) return 0 ;; esac
              return 1
            }
            lives() {
              if ended "$1"; then return 1; fi
              start=
              { read -r start && read -r start; } <"$2" || start=
              [ -z "$start" ] || [ "$start" = "$(start_of "$1")" ]
            }
            serves() {
              if ended "$1"; then return 1; fi
              [ ! -e "/proc/$1/cwd/" ] || [ "/proc/$1/cwd/" -ef "$folder/data" ]
            }
            while read -r line; do :; done
            rm -f "$entry"
            mark=$folder/stopping-$$
            : >"$mark" || exit 0
            for user in "$folder"/users/*; do
              pid=${user##*/}
              pid=${pid%%-*}
              case $pid in ''|*[!0-9]*) continue ;; esac
              if lives "$pid" "$user"; then rm -f "$mark"; exit 0; fi
            done
            pid=
            if [ -r "$folder/data/postmaster.pid" ]; then
              read -r pid <"$folder/data/postmaster.pid"
            fi
            case $pid in
              ''|*[!0-9]*) ;;
              *)
                if serves "$pid"; then kill -INT "$pid" 2>/dev/null; fi
                waited=0
                while serves "$pid"; do
                  waited=$((waited + 1))
                  if [ "$waited" -eq 100 ]; then kill -QUIT "$pid" 2>/dev/null; fi
                  if [ "$waited" -gt 150 ]; then break; fi
                  sleep 0.1
                done
                ;;
            esac
            rm -f "$mark"
            if [ "$kind" = ephemeral ] && [ -f "$folder/ephemeral" ]; then rm -rf "$folder"; fi
            """;

    static final Duration DISMISS_BOUND = Duration.ofSeconds(2);

    private final Process process;

    private Watcher(Process process) {
        this.process = process;
    }

    static Watcher start(Path folder, Path entry, boolean ephemeral) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: what is sent to the terminal's process group is not for it.
            command.add("/usr/bin/setsid");
        }
        command.addAll(
                List.of(
                        "sh",
                        "-c",
                        SCRIPT,
                        "sessionmark-watcher",
                        folder.toString(),
                        entry.toString(),
                        ephemeral ? "ephemeral" : "lasting"));
        return new Watcher(
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Lets it do its work now, as if we had died. */
    void release() throws IOException {
        process.getOutputStream().close();
    }

    boolean awaitEnd(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it without letting it do anything, because that has been done. */
    void dismiss() throws IOException {
        process.destroyForcibly();
        try {
            if (!process.waitFor(DISMISS_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the watcher process " + process.pid() + " does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
