package app

import io.github.idininvites.IdinInvitesClient
import io.github.idininvites.bulk.Outcome
import io.github.idininvites.error.ApiException
import io.github.idininvites.error.ConnectionException
import io.github.idininvites.error.DecodingException
import io.github.idininvites.error.Delivery
import io.github.idininvites.error.IdinInvitesException
import io.github.idininvites.model.Attribute
import io.github.idininvites.model.NewPerson
import io.github.idininvites.sandbox.IdinSandbox
import io.github.idininvites.webhook.WebhookEvent
import io.github.idininvites.webhook.Webhooks
import okhttp3.Interceptor
import okhttp3.OkHttpClient

// The compiler takes the first only for what JSpecify's annotations say is never null. Were they not read, it would take it always.
@JvmName("neverNull")
fun <T : Any> isNullable(@Suppress("UNUSED_PARAMETER") value: T) = false

@JvmName("nullable")
fun <T> isNullable(@Suppress("UNUSED_PARAMETER") value: T?) = true

class Unlisted : Exception("not declared by intercept")

fun main() {
    IdinSandbox.start().use { sandbox ->
        fun client(http: OkHttpClient = OkHttpClient()) =
            IdinInvitesClient.builder()
                .credentials(sandbox.keyId(), sandbox.keySecret())
                .baseUrl(sandbox.baseUrl())
                .httpClient(http)
                .build()
        client().use { idin ->
            val group = idin.group(idin.groups().create("Company ABC"))
            val person = group.person(group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME)))
            person.sendInvite()
            sandbox.identify(person.id())
            val andre = person.get()
            check(!isNullable(andre.id()) && isNullable(andre.result()) && isNullable(andre.result()?.name()))
            check(andre.result()?.name()?.lastName() == "Dijk")
        }
        // Java would have to declare it; Kotlin need not.
        client(OkHttpClient.Builder().addInterceptor(Interceptor { throw Unlisted() }).build()).use { idin ->
            try {
                idin.groups().create("Company ABC")
                error("does not fail")
            } catch (e: IdinInvitesException) {
                check(ending(e) == "NOT_SENT" && e.cause is Unlisted) { "$e, caused by ${e.cause}" }
            }
            val failure = idin.groups().createAsync("Company ABC").handle { _, e -> e }.join()
            check(failure is IdinInvitesException && failure.cause is Unlisted) { "$failure" }
        }
    }
    check(word(Webhooks.parse("""{"id": "1", "event": "new"}""")) == "new")
    check(word(Outcome.NotTried("1", "stopped")) == "stopped")
}

// Each `when` is exhaustive without an else, because the types are sealed.
fun word(event: WebhookEvent): String? =
    when (event) {
        is WebhookEvent.GroupUpdated -> event.statusText()
        is WebhookEvent.GroupDeleted -> event.groupId()
        is WebhookEvent.PersonUpdated -> event.statusText()
        is WebhookEvent.PersonDeleted -> event.personId()
        is WebhookEvent.UnknownEvent -> event.type()
    }

fun word(outcome: Outcome): String =
    when (outcome) {
        is Outcome.Invited -> outcome.personId()
        is Outcome.Rejected -> outcome.call()
        is Outcome.InDoubt -> outcome.call()
        is Outcome.NotTried -> outcome.why()
    }

fun ending(failure: IdinInvitesException): String =
    when (failure) {
        is ApiException -> "${failure.statusCode()}"
        is ConnectionException ->
            when (failure.delivery()) {
                Delivery.NOT_SENT, Delivery.UNKNOWN, Delivery.REJECTED, Delivery.ACCEPTED -> failure.delivery().name
            }
        is DecodingException -> "unreadable"
    }
