#pragma once

#include <QWidget>

#include "widgets/kit/pill.h"

class QAbstractButton;
class QHBoxLayout;
class QVBoxLayout;

namespace kit {

class ElidedLabel;
class RoleLabel;

// The head of a page: its title, one line of fact, states as pills, and on the right what can be done.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    PageHeader(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setFact(const QString &fact);
    // Buttons stand from left to right in the order of the calls; at most one of them is primary.
    void addAction(QAbstractButton *button);
    // Nobody can do anything here.
    void hideActions();
    using QWidget::addAction;
    // A pill after the fact, owned by the header; hide it where there is nothing to say.
    Pill *addPill(const QString &word, Tone tone);
    // The same of a page's own making.
    void addPill(QWidget *pill);
    // In a line of their own: beside the title there is no room for them.
    void setPillsBelow(bool areBelow);
    // Of the title's line, with nothing of it cut.
    int wholeWidth() const;

private:
    const Theme &theme_;
    RoleLabel *title_;
    ElidedLabel *fact_;
    QHBoxLayout *pills_;
    QWidget *actions_;
    QHBoxLayout *row_;
    QVBoxLayout *lines_;
};

} // namespace kit
