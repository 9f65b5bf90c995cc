#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend/policy/facts.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// A question that was asked for real, and what surrounds it.
struct DecisionRecord {
    std::int64_t logIndex = 0;
    // Milliseconds since 1970.
    std::int64_t time = 0;
    v1::PolicyStage stage = v1::POLICY_STAGE_UNSPECIFIED;
    std::string_view principal;
    std::string_view permission;
    std::string_view object;
    std::string_view team;
    std::string_view target;
    bool wasAllowed = false;
};

// Writes records one after the other, as bytes that DecisionReader reads: frames of a length (varint) and what follows.
// A frame that begins with 0 brings a text, the next of the file's; one with 1 a record, whose texts are numbers of
// those, and whose facts are pairs of an attribute's name and a value. All numbers are varints, signed ones zigzag.
class DecisionWriter {
public:
    // Appends to `out` what is new: texts that the file does not have, then the record.
    void append(const DecisionRecord &record, const policy::Facts &facts, std::string *out);

private:
    std::uint64_t numberOf(std::string_view text, std::string *out);

    std::unordered_map<std::string, std::uint64_t> numbers_;
};

using DecisionVisit = std::function<void(const DecisionRecord &, const policy::Facts &)>;

// Reads the bytes of one file. Ends before a frame that is not whole, as a crash leaves one, or is none.
class DecisionReader {
public:
    // Facts of attributes that are not wanted, by position in the vocabulary of changes, stay absent; an empty
    // `isWanted` wants all. Attributes that this program does not know are left out. The bytes outlive it.
    DecisionReader(std::string_view bytes, std::vector<bool> isWanted);

    // In the order in which they were written. Texts live as long as the reader.
    void each(const DecisionVisit &visit);

private:
    bool readFacts(std::string_view frame, policy::Facts *facts) const;
    std::string_view textAt(std::uint64_t number) const;

    std::string_view bytes_;
    const std::vector<bool> isWanted_;
    std::vector<std::string_view> texts_;
    // Position in the vocabulary of the attribute that each text names; -1 for none.
    std::vector<int> attributes_;
};

// Where decisions are kept, the oldest first.
using DecisionFiles = std::vector<std::filesystem::path>;

// Reads them one after the other; what is gone by now, or larger than any is written, is passed over.
void eachDecision(const DecisionFiles &files, const std::vector<bool> &isWanted, const DecisionVisit &visit);

} // namespace policies
