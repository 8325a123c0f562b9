package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuccessWithoutDataTest {
    @EachCallMode
    void isNotSeenWhereThereIsData(CallMode mode) {
        assertThat(read(mode, WireJson.PERSON_ANSWERED).succeededWithoutData()).isFalse();
    }

    @EachCallMode
    void isNotSeenBeforeTheAnswer(CallMode mode) {
        assertThat(read(mode, WireJson.PERSON_ADDED).succeededWithoutData()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "success|null|true",
                "success|{}|true",
                "success|{\"transaction_id\":\"1\",\"issuer_id\":\"ABNANL2A\",\"status\":\"success\"}|true",
                "success|{\"status\":\"success\",\"notice\":\"handed out\",\"notice_code\":7}|true",
                "success|{\"bin\":\"x\"}|false",
                "success|{\"bin\":\"\",\"telephone_number\":\" \",\"email_address\":\"\"}|true",
                "success|{\"name\":{},\"address\":{\"street\":null,\"city\":\"\"},\"age\":{}}|true",
                "success|{\"x\":{\"y\":[{},[],\"\",null]}}|true",
                "success|[]|true",
                "success|\"\"|true",
                "success|{\"name\":{\"initials\":\"A\"}}|false",
                "success|{\"name\":{\"legal_last_name\":\"Dijk\"}}|false",
                "success|{\"address\":{\"line_1\":\"Dijklaan\"}}|false",
                "success|{\"age\":{\"18y_or_older\":false}}|false",
                "success|{\"age\":{\"18y_or_older\":2}}|false",
                "success|{\"transient_id\":\"x\"}|false",
                "success|{\"x\":{\"y\":[{\"z\":0}]}}|false",
                "success|{\"notice\":\"handed out\",\"x\":false}|false",
                "success|{\"telephone_number\":\"x\"}|false",
                "success|{\"email_address\":\"x\"}|false",
                "cancelled|null|false",
            })
    void isSeenAsWhatItIs(String status, String result, boolean withoutData) {
        String json = "{\"id\":\"" + Docs.PERSON_ID + "\",\"name\":\"n\",\"status\":\"" + status + "\",\"result\":"
                + result + "}";
        for (CallMode mode : CallMode.values())
            assertThat(read(mode, json).succeededWithoutData()).isEqualTo(withoutData);
    }

    private static Person read(CallMode mode, String json) {
        try (var wire = new Wire().answers(json)) {
            return mode.get(wire.person());
        }
    }
}
