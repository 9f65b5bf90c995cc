#include "backend/policies/decision_record.h"

#include <optional>
#include <variant>

#include "backend/core/whole_file.h"
#include "backend/policies/change_vocabulary.h"

namespace policies {

namespace {

constexpr std::size_t MostFileBytes = std::size_t{64} << 20;

enum Frame : std::uint64_t { TextFrame = 0, RecordFrame = 1 };
enum Type : std::uint64_t { TextType = 0, NumberType = 1, TextsType = 2, FlagType = 3 };

void put(std::uint64_t value, std::string *out) {
    while (value >= 0x80) {
        *out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    *out += static_cast<char>(value);
}

std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

void putFrame(std::string_view frame, std::string *out) {
    put(frame.size(), out);
    out->append(frame);
}

// Reads what put() writes; once something is missing, all else reads as 0.
class Cursor {
public:
    explicit Cursor(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t next() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (rest_.empty())
                break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80)
                return value;
        }
        isGood_ = false;
        rest_ = {};
        return 0;
    }
    std::optional<std::string_view> take(std::uint64_t size) {
        if (!isGood_ || size > rest_.size())
            return std::nullopt;
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    bool isGood() const { return isGood_; }
    bool isAtEnd() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    bool isGood_ = true;
};

} // namespace

std::uint64_t DecisionWriter::numberOf(std::string_view text, std::string *out) {
    const auto [known, isNew] = numbers_.try_emplace(std::string(text), numbers_.size());
    if (isNew) {
        std::string frame;
        put(TextFrame, &frame);
        putFrame(frame.append(text), out);
    }
    return known->second;
}

void DecisionWriter::append(const DecisionRecord &record, const policy::Facts &facts, std::string *out) {
    std::string frame;
    put(RecordFrame, &frame);
    put(zigzag(record.logIndex), &frame);
    put(zigzag(record.time), &frame);
    put(static_cast<std::uint64_t>(record.stage), &frame);
    put(record.wasAllowed ? 1 : 0, &frame);
    for (const auto text : {record.principal, record.permission, record.object, record.team, record.target})
        put(numberOf(text, out), &frame);
    const auto &attributes = changeVocabulary().vocabulary().attributes();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto &fact = facts.at(i);
        if (std::holds_alternative<std::monostate>(fact))
            continue;
        put(numberOf(attributes[i].name, out), &frame);
        if (const auto *text = std::get_if<std::string_view>(&fact)) {
            put(TextType, &frame);
            put(numberOf(*text, out), &frame);
        } else if (const auto *number = std::get_if<std::int64_t>(&fact)) {
            put(NumberType, &frame);
            put(zigzag(*number), &frame);
        } else if (const auto *texts = std::get_if<std::vector<std::string_view>>(&fact)) {
            put(TextsType, &frame);
            put(texts->size(), &frame);
            for (const auto text : *texts)
                put(numberOf(text, out), &frame);
        } else {
            put(FlagType, &frame);
            put(std::get<bool>(fact) ? 1 : 0, &frame);
        }
    }
    putFrame(frame, out);
}

DecisionReader::DecisionReader(std::string_view bytes, std::vector<bool> isWanted)
    : bytes_(bytes), isWanted_(std::move(isWanted)) {}

std::string_view DecisionReader::textAt(std::uint64_t number) const {
    return number < texts_.size() ? texts_[number] : std::string_view();
}

bool DecisionReader::readFacts(std::string_view frame, policy::Facts *facts) const {
    Cursor cursor(frame);
    const auto &attributes = changeVocabulary().vocabulary().attributes();
    while (!cursor.isAtEnd()) {
        const auto name = cursor.next();
        const int position = name < attributes_.size() ? attributes_[name] : -1;
        const bool isTaken = position >= 0 && (isWanted_.empty() || isWanted_[static_cast<std::size_t>(position)]);
        const auto type = cursor.next();
        policy::Fact fact;
        auto expected = policy::FactType::Text;
        if (type == TextType) {
            fact = textAt(cursor.next());
        } else if (type == NumberType) {
            fact = unzigzag(cursor.next());
            expected = policy::FactType::Number;
        } else if (type == TextsType) {
            const auto count = cursor.next();
            if (count > cursor.rest().size())
                return false;
            std::vector<std::string_view> texts;
            for (std::uint64_t i = 0; i < count; ++i) {
                const auto number = cursor.next();
                if (isTaken)
                    texts.push_back(textAt(number));
            }
            fact = std::move(texts);
            expected = policy::FactType::Texts;
        } else if (type == FlagType) {
            fact = cursor.next() != 0;
            expected = policy::FactType::Flag;
        } else {
            return false;
        }
        if (isTaken && attributes[static_cast<std::size_t>(position)].type == expected)
            facts->set(static_cast<std::size_t>(position), std::move(fact));
    }
    return cursor.isGood();
}

void DecisionReader::each(const DecisionVisit &visit) {
    const auto &vocabulary = changeVocabulary().vocabulary();
    Cursor file(bytes_);
    while (!file.isAtEnd()) {
        const auto frame = file.take(file.next());
        if (!frame)
            return;
        Cursor cursor(*frame);
        const auto kind = cursor.next();
        if (kind == TextFrame) {
            const auto text = cursor.rest();
            texts_.push_back(text);
            const auto position = vocabulary.find(text);
            attributes_.push_back(position ? static_cast<int>(*position) : -1);
            continue;
        }
        if (kind != RecordFrame)
            return;
        DecisionRecord record;
        record.logIndex = unzigzag(cursor.next());
        record.time = unzigzag(cursor.next());
        record.stage = static_cast<v1::PolicyStage>(cursor.next());
        record.wasAllowed = cursor.next() != 0;
        record.principal = textAt(cursor.next());
        record.permission = textAt(cursor.next());
        record.object = textAt(cursor.next());
        record.team = textAt(cursor.next());
        record.target = textAt(cursor.next());
        policy::Facts facts(vocabulary.size());
        if (!cursor.isGood() || !readFacts(cursor.rest(), &facts))
            return;
        visit(record, facts);
    }
}

void eachDecision(const DecisionFiles &files, const std::vector<bool> &isWanted, const DecisionVisit &visit) {
    for (const auto &file : files) {
        if (const auto bytes = core::readWholeFile(file, MostFileBytes))
            DecisionReader(*bytes, isWanted).each(visit);
    }
}

} // namespace policies
