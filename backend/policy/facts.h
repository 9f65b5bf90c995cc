#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace policy {

// One attribute's value; monostate where it is absent. What it looks at outlives it.
using Fact = std::variant<std::monostate, std::string_view, std::int64_t, std::vector<std::string_view>, bool>;

// What is asked about, by position in the vocabulary; each of its attribute's type or absent. Of hundreds of attributes
// few are there.
class Facts {
public:
    explicit Facts(std::size_t attributes) : places_(attributes) {}
    // A copy would look at what the other one keeps.
    Facts(const Facts &) = delete;
    Facts(Facts &&) = default;
    Facts &operator=(const Facts &) = delete;
    Facts &operator=(Facts &&) = default;

    void set(std::size_t attribute, Fact fact);
    // A text that is nowhere else, for as long as these last.
    std::string_view keep(std::string text) { return kept_.emplace_front(std::move(text)); }
    const Fact &at(std::size_t attribute) const {
        static const Fact absent;
        const auto place = places_[attribute];
        return place == 0 ? absent : present_[place - 1U];
    }
    std::size_t size() const { return places_.size(); }
    bool operator==(const Facts &other) const;

private:
    // Of each attribute one more than its position among those that are there; 0 where it is not.
    std::vector<std::uint16_t> places_;
    std::vector<Fact> present_;
    // Its elements stay where they are.
    std::forward_list<std::string> kept_;
};

} // namespace policy
