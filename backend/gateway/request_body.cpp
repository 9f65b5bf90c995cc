#include "backend/gateway/request_body.h"

#include <simdjson.h>

namespace gateway {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t longestModel = 512;

Refusal notJson(simdjson::error_code fault) {
    return badRequest(std::string("We could not parse the JSON body of your request: ") +
                      simdjson::error_message(fault));
}

Refusal repeated(const char *member) {
    return badRequest(std::string("'") + member + "' stands twice in your request.", member);
}

std::optional<Refusal> readModel(ondemand::value value, const std::string &text, BodyFacts *facts) {
    ondemand::json_type type{};
    if (const auto fault = value.type().get(type))
        return notJson(fault);
    if (type != ondemand::json_type::string)
        return badRequest("'model' must be a string.", "model");
    auto token = value.raw_json_token();
    token = token.substr(0, token.find_last_of('"') + 1);
    std::string_view model;
    if (const auto fault = value.get_string().get(model))
        return notJson(fault);
    facts->model = model;
    facts->modelOffset = static_cast<std::size_t>(token.data() - text.data());
    facts->modelSize = token.size();
    return std::nullopt;
}

std::optional<Refusal> readStream(ondemand::value value, BodyFacts *facts) {
    ondemand::json_type type{};
    if (const auto fault = value.type().get(type))
        return notJson(fault);
    if (type == ondemand::json_type::null)
        return std::nullopt;
    if (value.get_bool().get(facts->isStream))
        return badRequest("'stream' must be true or false.", "stream");
    return std::nullopt;
}

std::optional<Refusal> readMembers(ondemand::object object, const std::string &text, BodyFacts *facts) {
    bool hasModel = false;
    bool hasStream = false;
    for (auto member : object) {
        ondemand::field field;
        if (const auto fault = std::move(member).get(field))
            return notJson(fault);
        std::string_view key;
        if (const auto fault = field.unescaped_key().get(key))
            return notJson(fault);
        std::optional<Refusal> refusal;
        if (key == "model")
            refusal = std::exchange(hasModel, true) ? repeated("model") : readModel(field.value(), text, facts);
        else if (key == "stream")
            refusal = std::exchange(hasStream, true) ? repeated("stream") : readStream(field.value(), facts);
        if (refusal)
            return refusal;
    }
    if (facts->model.empty())
        return badRequest("You must provide a 'model'.", "model");
    if (facts->model.size() > longestModel)
        return badRequest("The name of the 'model' is too long.", "model");
    return std::nullopt;
}

} // namespace

struct BodyReader::Parser {
    ondemand::parser parser;
};

BodyReader::BodyReader() : parser_(std::make_unique<Parser>()) {}

BodyReader::~BodyReader() = default;

std::optional<Refusal> BodyReader::read(std::string *text, BodyFacts *facts) {
    *facts = {};
    text->reserve(text->size() + simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    if (const auto fault = parser_->parser.iterate(text->data(), text->size(), text->capacity()).get(document))
        return notJson(fault);
    ondemand::object object;
    if (const auto fault = document.get_object().get(object))
        return notJson(fault);
    if (auto refusal = readMembers(object, *text, facts))
        return refusal;
    // There is a place only before the end.
    const char *place = nullptr;
    if (document.current_location().get(place) == simdjson::SUCCESS)
        return notJson(simdjson::TRAILING_CONTENT);
    return std::nullopt;
}

} // namespace gateway
