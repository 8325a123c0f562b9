package io.github.idininvites.sandbox.faults;

import io.github.idininvites.sandbox.Fault;

/** A fault that was injected, and its number; 0 if it takes none. */
public record InjectedFault(Fault fault, int number) {}
