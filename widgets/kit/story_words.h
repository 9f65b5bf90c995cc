#pragma once

#include <string>

#include <QStringList>

namespace kit {

// What the shipped simulations say of incidents that may be started, and what the service gives as its own reasons: in
// the reader's language. Whatever somebody else wrote stays as it was written.
class StoryWords {
public:
    static QString of(const std::string &words);
    // All of the incidents, in English.
    static QStringList incidents();
    // All of the service's own reasons, in English.
    static QStringList reasons();
};

} // namespace kit
