#include "backend/gateway/event_scanner.h"
#include "backend/gateway/http_parser.h"
#include "backend/gateway/request_body.h"

#include <cstdint>
#include <cstdlib>
#include <string>

// What the gateway parses of strangers' bytes: heads and framing, bodies, event streams. However the bytes are cut, the
// same is read; a model's name stands where it is said to stand.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

template <typename Parser>
std::string readAll(Parser *parser, std::string_view bytes, std::size_t step) {
    boost::system::error_code fault;
    std::string waiting;
    for (std::size_t at = 0; at < bytes.size() && !fault && !parser->is_done(); at += step) {
        waiting.append(bytes.substr(at, step));
        waiting.erase(0, parser->feed(waiting, &fault));
    }
    return fault ? std::string("fault") : parser->body();
}

void checkParsers(std::string_view bytes) {
    gateway::RequestParser whole(1024, 1 << 16);
    gateway::RequestParser cut(1024, 1 << 16);
    const auto first = readAll(&whole, bytes, bytes.size() + 1);
    const auto second = readAll(&cut, bytes, 1);
    // Which of two faults is met first may depend on the cut; what is taken may not.
    require(!whole.is_done() || !cut.is_done() || (first == second && whole.target() == cut.target()));
    gateway::AnswerParser answer(1024);
    readAll(&answer, bytes, 7);
    for (const auto start : answer.chunkStarts())
        require(start <= answer.body().size());
}

void checkBody(const std::string &text) {
    std::string body = text;
    gateway::BodyReader reader;
    gateway::BodyFacts facts;
    if (reader.read(&body, &facts))
        return;
    require(body == text);
    require(facts.modelOffset + facts.modelSize <= text.size() && facts.modelSize >= 2);
    require(text[facts.modelOffset] == '"' && text[facts.modelOffset + facts.modelSize - 1] == '"');
    // The body with another name in its place is read as that one.
    auto other = text.substr(0, facts.modelOffset) + "\"x\"" + text.substr(facts.modelOffset + facts.modelSize);
    require(!reader.read(&other, &facts));
    require(facts.model == "x");
}

void checkEvents(std::string_view bytes) {
    gateway::EventScanner whole;
    gateway::EventScanner cut;
    std::size_t events = 0;
    for (const char &byte : bytes)
        events += cut.feed({&byte, 1});
    require(whole.feed(bytes) == events);
    require(whole.isBetweenEvents() == cut.isBetweenEvents());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string text(reinterpret_cast<const char *>(data), size);
    checkParsers(text);
    checkBody(text);
    checkEvents(text);
    return 0;
}
