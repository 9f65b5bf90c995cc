#include "backend/core/json_grammar.h"

#include "backend/core/text_safety.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace core {

namespace {

// The part of the library's message that tells what is wrong, without the text that it read, which may be anything.
std::string whatIsWrong(std::string_view message) {
    constexpr std::string_view before = " - ";
    if (const auto start = message.find(before); start != std::string_view::npos)
        message.remove_prefix(start + before.size());
    else
        message = "the number is out of range";
    return escapeUnsafeText(message.substr(0, message.find(';')));
}

Error atPosition(std::size_t position, v1::JsonFault fault, const std::string &detail) {
    return Error(v1::INVALID_JSON, "the JSON is wrong at byte " + std::to_string(position) + ": " + detail,
                 {{"fault", v1::JsonFault_Name(fault)}, {"position", std::to_string(position)}});
}

} // namespace

class JsonGrammar::Events final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Events(JsonGrammar *grammar) : grammar_(*grammar) {}

    bool null() override { return grammar_.scalar({JsonScalar::Type::Null}); }
    bool boolean(bool value) override { return grammar_.scalar({JsonScalar::Type::Boolean, value}); }
    bool number_integer(std::int64_t value) override {
        const auto bits = static_cast<std::uint64_t>(value);
        return grammar_.scalar({JsonScalar::Type::Integer, false, value < 0, value < 0 ? 0 - bits : bits});
    }
    bool number_unsigned(std::uint64_t value) override {
        return grammar_.scalar({JsonScalar::Type::Integer, false, false, value});
    }
    bool number_float(double, const std::string &text) override {
        return grammar_.scalar({JsonScalar::Type::Fraction, false, false, 0, text});
    }
    bool string(std::string &value) override {
        return grammar_.scalar({JsonScalar::Type::String, false, false, 0, value});
    }
    bool binary(nlohmann::json::binary_t &) override { return false; }
    bool start_object(std::size_t) override { return grammar_.open(false); }
    bool key(std::string &name) override { return grammar_.key(name); }
    bool end_object() override { return grammar_.close(); }
    bool start_array(std::size_t) override { return grammar_.open(true); }
    bool end_array() override { return grammar_.close(); }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &error) override {
        // The library counts bytes from 1.
        const auto place = std::max<std::size_t>(position, 1) - 1;
        const bool isTooLarge = dynamic_cast<const nlohmann::json::out_of_range *>(&error) != nullptr;
        const auto fault = isTooLarge                     ? v1::JSON_NUMBER_TOO_LARGE
                           : place >= grammar_.textBytes_ ? v1::JSON_NOT_FINISHED
                                                          : v1::JSON_GRAMMAR;
        return grammar_.accept(atPosition(place, fault, whatIsWrong(error.what())));
    }

private:
    JsonGrammar &grammar_;
};

Result<void> JsonGrammar::read(std::string_view text) {
    if (text.size() > limits_.bytes) {
        return Error(v1::TOO_LARGE,
                     "the JSON has " + std::to_string(text.size()) + " bytes; " + std::to_string(limits_.bytes) +
                         " are allowed",
                     {{"limit", std::to_string(limits_.bytes)}, {"size", std::to_string(text.size())}});
    }
    textBytes_ = text.size();
    if (text.starts_with("\xEF\xBB\xBF"))
        return atPosition(0, v1::JSON_BYTE_ORDER_MARK, "a byte order mark is not allowed");
    // The library would take it for the end of the text and ignore what follows.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos)
        return atPosition(zero, v1::JSON_ZERO_BYTE, "a zero byte is not allowed");
    Events events(this);
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &events))
        return {};
    return *std::move(refusal_);
}

std::string JsonGrammar::path() const {
    std::string path;
    for (const auto &level : levels_) {
        if (level.isArray)
            path += '[' + std::to_string(level.index) + ']';
        else
            path += (path.empty() ? "" : ".") + escapeUnsafeText(level.key);
    }
    return path;
}

Error JsonGrammar::unfit(v1::JsonFault fault, const std::string &why, Error::Arguments arguments) const {
    const auto field = path();
    arguments.insert({{"fault", v1::JsonFault_Name(fault)}, {"field", field}});
    return Error(v1::INVALID_JSON, (field.empty() ? "the JSON" : '`' + field + '`') + ' ' + why, std::move(arguments));
}

bool JsonGrammar::key(const std::string &name) {
    auto &level = levels_.back();
    level.key = name;
    if (!level.keys.insert(name).second)
        return accept(unfit(v1::JSON_KEY_REPEATED, "stands twice in one object"));
    return accept(keyRead(name));
}

bool JsonGrammar::scalar(const JsonScalar &value) {
    if (!accept(scalarRead(value)))
        return false;
    valueEnded();
    return true;
}

bool JsonGrammar::open(bool isArray) {
    if (levels_.size() == limits_.depth) {
        const auto limit = std::to_string(limits_.depth);
        return accept(unfit(v1::JSON_TOO_DEEP, "is nested deeper than " + limit + " levels", {{"limit", limit}}));
    }
    if (!accept(isArray ? arrayOpened() : objectOpened()))
        return false;
    levels_.push_back({isArray, {}, {}, 0});
    return true;
}

bool JsonGrammar::close() {
    levels_.pop_back();
    closed();
    valueEnded();
    return true;
}

bool JsonGrammar::accept(Refusal refusal) {
    refusal_ = std::move(refusal);
    return !refusal_;
}

void JsonGrammar::valueEnded() {
    if (!levels_.empty())
        ++levels_.back().index;
}

} // namespace core
