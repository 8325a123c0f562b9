package io.github.idininvites.sandbox.faults;

import io.github.idininvites.sandbox.Fault;

/** An injected fault, and its number; 0 if the fault takes none. */
public record InjectedFault(Fault fault, int number) {}
