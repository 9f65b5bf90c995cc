#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QObject>
#include <QString>

#include "widgets/kit/theme.h"

namespace kit {

// Something that happened and may want an answer, for example an undo.
struct Notice {
    Tone tone = Tone::Neutral;
    QString text;
    // Empty: nothing to do.
    QString actionText;
    std::function<void()> action;
    // Whether it tells of a change that was applied from here; an action takes that back then.
    bool isChange = false;
    // Its event in the log, where that is known.
    std::optional<std::int64_t> event = {};
    // Of the change that it took back; an action does that one again then.
    std::optional<std::int64_t> takenBack = {};
    // What it tells of may be over soon: even a failure does not stay in sight until somebody closes it.
    bool isPassing = false;
};

// Where pages tell of what happened; the shell shows it and keeps the list.
class Notices : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void post(const Notice &notice) { Q_EMIT posted(notice); }
    // An object was made from here; pages show it as soon as it is there.
    void tellMade(const QString &name) { Q_EMIT made(name); }
    // Whoever reads this from a dialog wants to see what the link leads to; see Page::linkRequested().
    void follow(const QString &target) { Q_EMIT linkRequested(target); }

Q_SIGNALS:
    void posted(const kit::Notice &notice);
    void made(const QString &name);
    void linkRequested(const QString &target);
};

} // namespace kit
