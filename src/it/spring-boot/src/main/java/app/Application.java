package app;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Invites persons, and stores how they answer: with one dependency, its properties and one bean. */
@SpringBootApplication
public class Application {
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    // guide
    @Bean
    Answers answers() {
        return new Answers(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
    }
    // end
}
