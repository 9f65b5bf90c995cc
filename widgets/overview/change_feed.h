#pragma once

#include <functional>
#include <set>
#include <string>

#include <QTimer>

namespace overviewpage {

// Hands on what has changed in slices of a few milliseconds, so that a first copy of ten thousand nodes does not hold
// the keyboard up: a resource that changed ten times in between is handed on once. Lives in the GUI thread.
class ChangeFeed : public QObject {
    Q_OBJECT

public:
    using Take = std::function<void(const std::string &name)>;

    ChangeFeed(Take take, QObject *parent);

    void add(const std::string &name);
    void clear();
    // Nothing is handed on until it goes on again, which it does not at first.
    void setPaused(bool isPaused);

    bool isIdle() const { return waiting_.empty(); }

Q_SIGNALS:
    // A slice was handed on.
    void taken();

private:
    void takeSlice();

    const Take take_;
    std::set<std::string> waiting_;
    QTimer frame_;
    bool isPaused_ = true;
};

} // namespace overviewpage
