package dev.sessionmark.cli;

import dev.sessionmark.sut.SutApplication;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
public class Main {
    public static void main(String... a) {
        if (a.length > 0 && a[0].equals("sut")) {
            System.setProperty("sessionmark.sut.enabled", "true");
            System.setProperty("quarkus.datasource.active", "true");
            System.setProperty("quarkus.hibernate-orm.active", "true");
            System.setProperty("quarkus.datasource.history.active", "false");
            System.setProperty("quarkus.hibernate-orm.history.active", "false");
            System.setProperty("quarkus.flyway.history.active", "false");
            System.setProperty("quarkus.http.port", "0");
            System.setProperty("quarkus.management.port", "0");
            Quarkus.run(SutApplication.class, a);
        } else {
            Quarkus.run(a);
        }
    }
}
