#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "backend/policy/space.h"

namespace policy {

// How many boxes may be made to answer one question, or all questions of an analysis, and how many of them all may be
// looked at. What would need more is unknown.
class Budget {
public:
    static constexpr int OfQuestion = 20'000;
    static constexpr int OfAnalysis = 100'000;
    // In words of boxes: some seconds at most.
    static constexpr std::int64_t Looks = 1'500'000'000;

    // What is spent is spent of the whole, too; it outlives this one.
    explicit Budget(int boxes, Budget *whole = nullptr) : boxes_(boxes), whole_(whole) {}

    // Whether one more box may be made.
    bool spend() { return boxes_-- > 0 && (whole_ == nullptr || whole_->spend()); }
    // Whether so many words of one more box may be looked at.
    bool look(std::size_t words) {
        if (whole_ != nullptr)
            return whole_->look(words);
        looks_ -= static_cast<std::int64_t>(words + OfBox);
        return looks_ > 0;
    }

private:
    // To come to a box takes as long as so many of its words.
    static constexpr std::size_t OfBox = 16;

    int boxes_;
    std::int64_t looks_ = Looks;
    Budget *whole_;
};

// What others match: for certain, and perhaps.
struct Cover {
    std::vector<const Box *> certain;
    std::vector<const Box *> possible;

    // The matches outlive it.
    void add(const Matches &matches);
};

// What lies in both; may be empty.
Box common(const Box &one, const Box &other);
// A part of the box that lies in none of the others; an empty one where there is none. Nothing where the budget is used
// up before that is known. `used`: those that were needed to find that there is none; may be null.
std::optional<Box> outside(const Space &space, const Box &box, const std::vector<const Box *> &others, Budget *budget,
                           std::set<const Box *> *used = nullptr);
// A part that certainly lies outside of the cover; an empty one where all is certainly within it, else nothing.
std::optional<Box> outside(const Space &space, const Box &box, const Cover &cover, Budget *budget,
                           std::set<const Box *> *used = nullptr);

} // namespace policy
