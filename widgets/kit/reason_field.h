#pragma once

#include <QLineEdit>

namespace kit {

class RoleLabel;
class Theme;

// Where a dialog asks why; what is typed is kept beside the log. Keeps whatever is pasted, and says beside it when that
// is more than may be sent.
class ReasonField : public QLineEdit {
    Q_OBJECT

public:
    // In units of UTF-16, each at most 3 bytes of UTF-8: the service takes 4,096 bytes.
    static constexpr int Most = 1'000;

    explicit ReasonField(const Theme &theme, const QString &reason = {});

    bool isGiven() const { return !reason().isEmpty(); }
    QString reason() const { return text().trimmed(); }
    // To be placed below it; hidden while nothing is wrong.
    RoleLabel *lack() const { return lack_; }
    // Why it cannot be sent; empty where it can.
    QString obstacle() const;

    // It can be sent as far as its length goes.
    bool isShort() const { return reason().size() <= Most; }
    // What else it must say, in a sentence; an obstacle until it is taken back by an empty one.
    void setDemand(const QString &words);

    // Says that nothing is done without one, and takes the keyboard.
    void insist();

private:
    void judge();

    RoleLabel *lack_;
    QString demand_;
};

} // namespace kit
