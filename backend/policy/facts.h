#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace policy {

// One attribute's value; monostate where it is absent. What it looks at outlives it.
using Fact = std::variant<std::monostate, std::string_view, std::int64_t, std::vector<std::string_view>, bool>;

// What is asked about, by position in the vocabulary; each of its attribute's type or absent.
class Facts {
public:
    explicit Facts(std::size_t attributes) : facts_(attributes) {}
    // A copy would look at what the other one keeps.
    Facts(const Facts &) = delete;
    Facts(Facts &&) = default;
    Facts &operator=(const Facts &) = delete;
    Facts &operator=(Facts &&) = default;

    void set(std::size_t attribute, Fact fact) { facts_[attribute] = std::move(fact); }
    // A text that is nowhere else, for as long as these last.
    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
    const Fact &at(std::size_t attribute) const { return facts_[attribute]; }
    std::size_t size() const { return facts_.size(); }
    bool operator==(const Facts &other) const { return facts_ == other.facts_; }

private:
    std::vector<Fact> facts_;
    // Its elements stay where they are.
    std::deque<std::string> kept_;
};

} // namespace policy
