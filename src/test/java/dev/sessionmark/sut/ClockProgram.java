package dev.sessionmark.sut;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Answers each line with what its clock says. */
final class ClockProgram {

    private ClockProgram() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(System.nanoTime());
        }
    }
}
