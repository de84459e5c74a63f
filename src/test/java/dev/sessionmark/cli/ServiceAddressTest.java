package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:80, false",
        "localhost, http://localhost:80, false",
        "::1, http://[::1]:80, false",
        "[::1], http://[::1]:80, false",
        "fe80::1%eth0, http://[fe80::1%25eth0]:80, false",
        "0.0.0.0, http://localhost:80, true",
        "::, http://localhost:80, true",
        "[::], http://localhost:80, true"
    })
    void canBeOpened(String host, String address, boolean everywhere) {
        assertEquals(address, new ServiceAddress(host, "80").toString());
        assertEquals(everywhere, new ServiceAddress(host, "80").everywhere());
    }
}
