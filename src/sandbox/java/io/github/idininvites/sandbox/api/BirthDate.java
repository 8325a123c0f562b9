package io.github.idininvites.sandbox.api;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** Reads a date of birth, {@code yyyy-mm-dd}. A month or day that is not known is {@code 00}, as in {@code 1974-00-00}. */
public final class BirthDate {
    private static final Pattern FORM = Pattern.compile("\\d{4}-(00-00|(0[1-9]|1[0-2])-\\d\\d)");

    private BirthDate() {}

    /** Whether the text has that form, and the calendar has such a day. */
    public static boolean isValid(String text) {
        if (!FORM.matcher(text).matches()) return false;
        return Integer.parseInt(text.substring(8)) <= latest(text).getDayOfMonth();
    }

    /** Whether someone with this valid date of birth is certainly 18 on that day. */
    static boolean isEighteenOn(LocalDate day, String text) {
        return !latest(text).plusYears(18).isAfter(day);
    }

    /** The last day on which someone with this, perhaps partial, date of birth can have been born. */
    private static LocalDate latest(String text) {
        int month = Integer.parseInt(text.substring(5, 7));
        int day = Integer.parseInt(text.substring(8));
        var born = YearMonth.of(Integer.parseInt(text.substring(0, 4)), month == 0 ? 12 : month);
        return day == 0 || day > born.lengthOfMonth() ? born.atEndOfMonth() : born.atDay(day);
    }
}
