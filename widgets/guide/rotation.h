#pragma once

#include <chrono>

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace guide {

// Whose turn it is on a screen that nobody sits at: one page after the other. Whoever touches key, mouse or wheel keeps
// the page that he looks at; when nothing was touched for a while, it goes on.
class Rotation : public QObject {
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds stay{20'000};
        // After the last touch.
        std::chrono::milliseconds rest{60'000};
    };

    explicit Rotation(QObject *parent = nullptr);
    ~Rotation() override;

    // From the page that is shown on; a page alone does not rotate.
    void start(const QStringList &pages, const QString &shown, const Pace &pace);
    void stop();
    // Somebody turned to another page by himself.
    void setShown(const QString &page) { shown_ = page; }

    bool isOn() const { return isOn_; }
    // Somebody has touched something a short while ago.
    bool isResting() const { return isOn_ && isResting_; }
    QString next() const;

Q_SIGNALS:
    void due(const QString &page);
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void turn();

    QTimer timer_;
    QStringList pages_;
    QString shown_;
    Pace pace_;
    bool isOn_ = false;
    bool isResting_ = false;
};

} // namespace guide
