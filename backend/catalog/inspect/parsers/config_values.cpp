#include "backend/catalog/inspect/parsers/config_values.h"

#include "backend/catalog/inspect/parsers/name_set.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace inspect {

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t longestKey = 64;

// Writes null for the words for numbers that JSON does not have.
std::string withoutPythonNumbers(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool inText = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t replaced = 0;
        for (const std::string_view word : {"-Infinity", "Infinity", "NaN"}) {
            if (!inText && replaced == 0 && text.substr(at, word.size()) == word)
                replaced = word.size();
        }
        if (replaced > 0) {
            plain += "null";
            at += replaced - 1;
            continue;
        }
        if (text[at] == '"')
            inText = !inText;
        plain += text[at];
        if (inText && text[at] == '\\' && at + 1 < text.size())
            plain += text[++at];
    }
    return plain;
}

} // namespace

class ConfigHandler : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ConfigHandler(ConfigValues &values) : values_(values) {}

    const std::optional<Fault> &fault() const { return fault_; }

    bool null() override { return true; }
    bool boolean(bool value) override {
        if (isNamed() && !isList())
            values_.flags_[path()] = value;
        return true;
    }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t value) override {
        if (isNamed() && !isList())
            values_.numbers_[path()] = value;
        return true;
    }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &value) override {
        if (isNamed())
            values_.texts_[path()].push_back(value);
        return true;
    }
    bool binary(binary_t &) override { return refuse(FaultCode::InvalidJson, "it is not JSON"); }
    bool start_object(std::size_t) override { return enter(false); }
    bool start_array(std::size_t) override { return enter(true); }
    bool key(string_t &value) override {
        levels_.back().key = value.size() <= longestKey ? value : std::string();
        levels_.back().seen.add(value);
        return true;
    }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override {
        fault_ = Fault{FaultCode::InvalidJson, position, "it is not JSON"};
        return false;
    }

private:
    struct Level {
        bool isArray;
        // Empty when it is too long to be one that is asked for.
        std::string key;
        NameSet seen;
    };

    bool enter(bool isArray) {
        levels_.push_back({isArray, {}, {}});
        return levels_.size() <= deepest || refuse(FaultCode::LimitExceeded, "it nests deeper than 16 levels");
    }

    bool leave() {
        const bool repeats = levels_.back().seen.hasRepeats();
        levels_.pop_back();
        return !repeats || refuse(FaultCode::Repeated, "a key stands in it twice");
    }

    bool refuse(FaultCode code, const char *detail) {
        fault_ = Fault{code, 0, detail};
        return false;
    }

    bool isList() const { return levels_.back().isArray; }

    // Whether the value lies at the top, in the part about the text model or in the part about quantisation.
    bool isNamed() const {
        const auto objects = levels_.size() - (!levels_.empty() && isList() ? 1 : 0);
        if (objects < 1 || objects > 2 || levels_[0].key.empty() || levels_[objects - 1].key.empty())
            return false;
        return objects == 1 ||
               (!levels_[1].isArray && (levels_[0].key == "text_config" || levels_[0].key == "quantization_config"));
    }

    std::string path() const {
        const bool isNested = levels_.size() > 1 && !levels_[1].isArray;
        return isNested ? levels_[0].key + '.' + levels_[1].key : levels_[0].key;
    }

    ConfigValues &values_;
    std::vector<Level> levels_;
    std::optional<Fault> fault_;
};

Parsed<ConfigValues> ConfigValues::parse(std::string_view text) {
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return Fault{FaultCode::InvalidJson, nul, "it holds a NUL"};
    const auto first = text.find_first_not_of(" \t\n\r");
    if (first == std::string_view::npos || text[first] != '{')
        return Fault{FaultCode::InvalidJson, 0, "it is not a JSON object"};
    ConfigValues values;
    ConfigHandler handler(values);
    const bool isWhole = nlohmann::json::sax_parse(withoutPythonNumbers(text), &handler);
    if (!isWhole || handler.fault())
        return handler.fault().value_or(Fault{FaultCode::InvalidJson, 0, "it is not JSON"});
    return values;
}

std::string ConfigValues::text(const std::string &path) const {
    const auto found = texts_.find(path);
    return found == texts_.end() || found->second.size() != 1 ? std::string() : found->second.front();
}

std::optional<std::uint64_t> ConfigValues::number(const std::string &path) const {
    const auto found = numbers_.find(path);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> ConfigValues::flag(const std::string &path) const {
    const auto found = flags_.find(path);
    return found == flags_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> ConfigValues::texts(const std::string &path) const {
    const auto found = texts_.find(path);
    return found == texts_.end() ? std::vector<std::string>() : found->second;
}

} // namespace inspect
