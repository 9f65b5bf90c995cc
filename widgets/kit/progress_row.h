#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

class QProgressBar;
class QPushButton;

namespace kit {

class ElidedLabel;
class Pill;

// One long piece of work: what it is, how far it is, and a way to stop it. When it has ended a word says how.
class ProgressRow : public QWidget {
    Q_OBJECT

public:
    ProgressRow(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setDetail(const QString &detail); // one line below the title
    // Of 10,000; nothing when it cannot be known.
    void setProgress(std::optional<int> basisPoints);
    // Why it cannot be cancelled now; empty when it can.
    void setObstacle(const QString &obstacle);
    // Ends the work: the word takes the place of the bar and the button.
    void setOutcome(const QString &word, Tone tone);

Q_SIGNALS:
    void cancelRequested();

private:
    ElidedLabel *title_;
    ElidedLabel *detail_;
    QProgressBar *bar_;
    Pill *outcome_;
    QPushButton *cancel_;
};

} // namespace kit
