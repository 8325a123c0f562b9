/**
 * What things are: the API's objects as immutable records.
 *
 * <p>A component is what the wire said, {@code null} where it said nothing; a method is a question about it. Fields and
 * statuses that this version does not know are kept, in {@code unknownFields} and the {@code …Text} components. {@code
 * toString} shows ids and statuses only; everything personal is behind an accessor.
 *
 * <p>Source: the API's text, sections 2 to 5.
 */
@NullMarked
package io.github.idininvites.model;

import org.jspecify.annotations.NullMarked;
