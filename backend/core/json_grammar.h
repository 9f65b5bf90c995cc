#pragma once

#include "backend/core/strict_json.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// A number, string, boolean or null as it was written.
struct JsonScalar {
    enum class Type { Null, Boolean, Integer, Fraction, String };
    Type type;
    bool boolean = false;
    // Of an Integer: its sign and size. One beyond 64 bits is a Fraction.
    bool isNegative = false;
    std::uint64_t magnitude = 0;
    std::string_view text = {};
};

// Follows a parse: refuses duplicate keys and depth, knows the path, keeps the first error. What derives from it sees
// each value in turn and refuses by returning an error.
class JsonGrammar {
public:
    explicit JsonGrammar(const JsonLimits &limits) : limits_(limits) {}
    virtual ~JsonGrammar() = default;

    Result<void> read(std::string_view text);

protected:
    using Refusal = std::optional<Error>;

    virtual Refusal scalarRead(const JsonScalar &) { return {}; }
    virtual Refusal keyRead(const std::string &) { return {}; }
    virtual Refusal objectOpened() { return {}; }
    virtual Refusal arrayOpened() { return {}; }
    virtual void closed() {}

    // For example `model.files[2].path`; empty at the top.
    std::string path() const;
    // Something at the path that may not stand there.
    Error unfit(v1::JsonFault fault, const std::string &why, Error::Arguments arguments = {}) const;

private:
    struct Level {
        bool isArray;
        std::set<std::string, std::less<>> keys;
        std::string key;
        std::size_t index;
    };

    // Receives the parse from the library.
    class Events;

    bool key(const std::string &name);
    bool scalar(const JsonScalar &value);
    bool open(bool isArray);
    bool close();
    bool accept(Refusal refusal);
    void valueEnded();

    JsonLimits limits_;
    std::vector<Level> levels_;
    std::size_t textBytes_ = 0;
    Refusal refusal_;
};

} // namespace core
