#include "backend/fleet/source_spec.h"

#include <algorithm>

#include "backend/core/sealed_file.h"
#include "backend/fleet/secret_source.h"
#include "backend/web/http_exchange.h"

namespace fleet {

namespace {

constexpr std::chrono::seconds defaultInterval{10};

bool isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

void skipBlanks(std::string_view *rest) {
    while (!rest->empty() && rest->front() == ' ')
        rest->remove_prefix(1);
}

bool takeName(std::string_view *rest) {
    std::size_t size = 0;
    while (size < rest->size() && (isLetter((*rest)[size]) || isDigit((*rest)[size])))
        ++size;
    const bool isName = isLabelName(rest->substr(0, size));
    rest->remove_prefix(size);
    return isName;
}

bool takeOperator(std::string_view *rest) {
    for (const std::string_view sign : {"=~", "!~", "!=", "="}) {
        if (rest->starts_with(sign)) {
            rest->remove_prefix(sign.size());
            return true;
        }
    }
    return false;
}

// In double quotes; backslashes escape.
bool takeText(std::string_view *rest) {
    if (!rest->starts_with('"'))
        return false;
    for (std::size_t at = 1; at < rest->size(); ++at) {
        const char letter = (*rest)[at];
        if (letter == '\n')
            return false;
        if (letter == '\\')
            ++at;
        if (letter == '"') {
            rest->remove_prefix(at + 1);
            return true;
        }
    }
    return false;
}

} // namespace

std::chrono::milliseconds intervalOf(const v1::TelemetrySourceSpec &spec) {
    const auto &given = spec.interval();
    const std::chrono::milliseconds interval(given.seconds() * 1'000 + given.nanos() / 1'000'000);
    if (interval.count() == 0)
        return defaultInterval;
    return std::clamp<std::chrono::milliseconds>(interval, LeastInterval, GreatestInterval);
}

std::optional<ScrapeAddress> ScrapeAddress::parse(std::string_view text) {
    const bool isUrl = text.find("://") != std::string_view::npos;
    if (!isUrl && !web::HostPort::parse(text))
        return std::nullopt;
    auto url = web::BaseUrl::parse(isUrl ? std::string(text) : "http://" + std::string(text), web::Clear::Anywhere);
    if (!url)
        return std::nullopt;
    const std::string path = url->path.empty() ? "/metrics" : "";
    return ScrapeAddress{*std::move(url), path};
}

bool isLabelName(std::string_view text) {
    return !text.empty() && text.size() <= 128 && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char letter) { return isLetter(letter) || isDigit(letter); });
}

bool areMatchers(std::string_view text) {
    skipBlanks(&text);
    while (!text.empty()) {
        if (!takeName(&text))
            return false;
        skipBlanks(&text);
        if (!takeOperator(&text))
            return false;
        skipBlanks(&text);
        if (!takeText(&text))
            return false;
        skipBlanks(&text);
        if (text.empty())
            return true;
        if (text.front() != ',')
            return false;
        text.remove_prefix(1);
        skipBlanks(&text);
    }
    return true;
}

std::optional<std::string> authorizationOf(const v1::TelemetrySourceSpec &spec, const ledger::Snapshot &state,
                                           const SecretSource &secrets) {
    if (spec.secret().empty())
        return std::string();
    const auto secret = state.find(spec.secret());
    auto value = secret ? secrets.value(secret->meta().uid()) : std::nullopt;
    if (!value)
        return std::nullopt;
    auto authorization = spec.user().empty() ? web::bearer(*value) : web::basic(spec.user(), *value);
    core::wipe(&*value);
    return authorization;
}

} // namespace fleet
