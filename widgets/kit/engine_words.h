#pragma once

#include <string>

#include <QStringList>

namespace kit {

// What an engine template says of itself in prose: a shipped one in the reader's language, any other as it was written.
class EngineWords {
public:
    static QString of(const std::string &words);
    // The same on a label, where Markdown's marks for code would be shown.
    static QString line(const std::string &words);
    // All that shipped templates say, in English.
    static QStringList known();
};

} // namespace kit
