#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"

namespace kit {

QString Sentences::ofSource(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    const int count = static_cast<int>(given.number("count"));
    switch (static_cast<int>(reason)) {
    case v1::SOURCE_ANSWERS:
        return tr("The source tells of %n GPU(s).", nullptr, static_cast<int>(given.number("gpus")));
    case v1::SOURCE_UNUSABLE:
        return tr("The source cannot be read. %1").arg(given.text("message"));
    case v1::SOURCE_PAUSED:
        return tr("The source is paused and not asked.");
    case v1::SOURCE_SILENT:
        return tr("%1 cannot be read. %2", "an address, a sentence").arg(given.text("address"), ofSilence(arguments));
    case v1::SOURCE_TARGETS_SILENT:
        return tr("Of %1 exporters, %2 cannot be read; the first is %3. %4")
            .arg(given.count("targets"), given.count("silent"), given.text("address"), ofSilence(arguments));
    case v1::SOURCE_SECRET_MISSING:
        return tr("The secret %1 has no value, so that nothing is asked. Set its value.").arg(given.text("secret"));
    case v1::SOURCE_TEXT_BROKEN:
        return tr("%n line(s) of what it says are broken, at %1 line %2 first. The others are taken in.", nullptr,
                  static_cast<int>(given.number("lines")))
            .arg(given.text("address"), given.text("line"));
    case v1::SOURCE_VALUES_IMPOSSIBLE:
        return tr("%n value(s) are none that a GPU can have. They count as not reported.", nullptr, count);
    case v1::SOURCE_TOO_MUCH:
        return tr("%n node(s) or GPU(s) are left out: at most %1 nodes with %2 GPUs each are taken in.", nullptr, count)
            .arg(given.count("nodes"), given.count("gpus"));
    case v1::SOURCE_NODES_RENAMED:
        return tr("%n node(s) have names that cannot be used here. The first, %1, is called %2.", nullptr, count)
            .arg(given.text("host"), given.text("node"));
    case v1::SOURCE_NODES_UNNAMED:
        return tr("Of %n GPU(s) nothing says the node. Name the label that does.", nullptr, count);
    case v1::SOURCE_CLOCK_DIFFERS:
        return given.number("seconds") > 0
                   ? tr("Its clock is %1 s ahead of the service's. Times are corrected.").arg(given.count("seconds"))
                   : tr("Its clock is %1 s behind the service's. Times are corrected.")
                         .arg(Figures::count(-given.number("seconds")));
    case v1::SCAN_ANSWERS:
        if (given.has("left_out"))
            return tr("%n more endpoint(s) answer than are kept: at most %1 findings are open at once.", nullptr,
                      static_cast<int>(given.number("left_out")))
                .arg(given.count("limit"));
        return tr("Of %1 addresses that were looked at, %2 answered.")
            .arg(given.count("addresses"), given.count("answered"));
    case v1::SCAN_UNUSABLE:
        return tr("%1 cannot be looked at. The system says: %2").arg(given.text("address"), given.text("system_error"));
    default:
        return {};
    }
}

QString Sentences::ofSilence(const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    const QHash<QString, QString> sentences{
        {QStringLiteral("HOST_UNKNOWN"), tr("The name of its host is not known.")},
        {QStringLiteral("NOT_CONNECTED"), tr("Nobody can be reached there.")},
        {QStringLiteral("TLS_REFUSED"), tr("No trusted TLS connection comes about.")},
        {QStringLiteral("TOO_SLOW"), tr("It does not answer in time.")},
        {QStringLiteral("CANCELLED"), tr("The service is stopping.")},
        {QStringLiteral("BROKEN"), tr("What it answers is not HTTP, or ends too early.")},
        {QStringLiteral("TOO_LARGE"), tr("Its answer is larger than what is taken in.")},
        {QStringLiteral("COMPRESSED"), tr("Its answer is compressed, which was not asked for.")},
        {QStringLiteral("SECRET_IN_CLEAR"), tr("The secret would be sent in clear. Use https.")},
        {QStringLiteral("NOT_ALLOWED"), tr("It wants a secret, or another one.")},
        {QStringLiteral("QUERY_MALFORMED"), tr("It does not understand the query. Check the label matchers.")},
        {QStringLiteral("QUERY_FAILED"), tr("It has given up the query.")},
        {QStringLiteral("UNAVAILABLE"), tr("It is starting or overloaded.")},
        {QStringLiteral("NOT_UNDERSTOOD"), tr("It answers with something else than was asked for.")},
        {QStringLiteral("TOO_MUCH"), tr("It has more series than are taken in. Narrow the label matchers.")},
    };
    const auto sentence = sentences.value(given.text("fault"), tr("It does not answer."));
    return given.has("detail")
               ? tr("%1 It is said: %2", "a sentence, what the system says").arg(sentence, given.text("detail"))
               : sentence;
}

} // namespace kit
