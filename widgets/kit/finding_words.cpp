#include "widgets/kit/finding_words.h"

#include <QLocale>

#include "widgets/kit/bytes_text.h"
#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

QString text(const std::string &value) {
    return harmless(QString::fromStdString(value));
}

} // namespace

QString FindingWords::state(v1::FindingStatus::State state) {
    switch (state) {
    case v1::FindingStatus::OPEN:
        return tr("open");
    case v1::FindingStatus::ACCEPTED:
        return tr("accepted");
    case v1::FindingStatus::GONE:
        return tr("gone");
    case v1::FindingStatus::STOPPED:
        return tr("stopped");
    default:
        return tr("not known yet");
    }
}

Tone FindingWords::tone(v1::FindingStatus::State state) {
    switch (state) {
    case v1::FindingStatus::OPEN:
        return Tone::Warn;
    case v1::FindingStatus::ACCEPTED:
        return Tone::Ok;
    default:
        return Tone::Neutral;
    }
}

QString FindingWords::api(v1::EndpointApi api) {
    switch (api) {
    case v1::OPENAI_API:
        return tr("OpenAI-compatible API");
    case v1::OLLAMA_API:
        return tr("Ollama");
    case v1::VLLM_API:
        return tr("vLLM");
    case v1::TEXT_GENERATION_INFERENCE_API:
        return tr("Text Generation Inference");
    case v1::LLAMA_CPP_API:
        return tr("llama.cpp");
    case v1::SGLANG_API:
        return tr("SGLang");
    default:
        return {};
    }
}

QString FindingWords::decision(const v1::FindingSpec &spec) {
    switch (spec.decision()) {
    case v1::ALLOW:
        return tr("allowed");
    case v1::ADOPT:
        return tr("adopted");
    default:
        return {};
    }
}

QString FindingWords::what(const v1::FindingStatus &status) {
    const auto program = text(status.process().program()).section(QLatin1Char('/'), -1);
    const auto manners = api(status.endpoint().api());
    if (program.isEmpty())
        return manners.isEmpty() ? tr("a program that is not told") : manners;
    const bool saysTheSame = program.compare(manners, Qt::CaseInsensitive) == 0;
    return manners.isEmpty() || saysTheSame ? program : tr("%1 (%2)", "program, API").arg(program, manners);
}

QString FindingWords::node(const std::string &name) {
    const auto parts = text(name).split(QLatin1Char('/'));
    return parts.size() == 4 ? parts[1] + QStringLiteral(" / ") + parts[3] : parts.last();
}

QString FindingWords::where(const v1::FindingStatus &status) {
    const auto words = address(status.endpoint());
    return words.isEmpty() ? node(status.node()) : words;
}

QString FindingWords::address(const v1::FoundEndpoint &endpoint) {
    const auto place = text(endpoint.address());
    return endpoint.is_tls() && !place.isEmpty() ? QStringLiteral("https://") + place : place;
}

QString FindingWords::name(const v1::FindingStatus &status) {
    const auto words =
        status.endpoint().address().empty() ? tr("%1 on %2", "program, host") : tr("%1 at %2", "program, address");
    return words.arg(what(status), where(status));
}

QString FindingWords::models(const v1::FoundEndpoint &endpoint) {
    QStringList models;
    for (const auto &model : endpoint.models())
        models << text(model);
    return models.join(QStringLiteral(", "));
}

QString FindingWords::memory(const v1::FoundProcess &process) {
    return process.has_memory_bytes() ? BytesText::of(process.memory_bytes(), QLocale()) : QString();
}

} // namespace kit
