#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

enum class FactType { Text, Number, Texts, Flag };

struct Attribute {
    std::string name;
    FactType type;
    // All that it can be, where that is known, as of an enum; empty where it can be anything.
    std::vector<std::string> values = {};
    // Where it can be known; empty is wherever rules are asked.
    std::vector<v1::PolicyStage> stages = {};

    bool isKnownAt(v1::PolicyStage stage) const;
    bool operator==(const Attribute &) const = default;
};

// The attributes that rules can test, by name and by position.
class Vocabulary {
public:
    // Names are there once.
    explicit Vocabulary(std::vector<Attribute> attributes);

    const std::vector<Attribute> &attributes() const { return attributes_; }
    std::size_t size() const { return attributes_.size(); }
    std::optional<std::size_t> find(std::string_view name) const;
    // The name that was meant, where one is near enough; else empty.
    std::string_view nearest(std::string_view name) const;

private:
    std::vector<Attribute> attributes_;
    std::map<std::string, std::size_t, std::less<>> positions_;
};

} // namespace policy
