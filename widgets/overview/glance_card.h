#pragma once

#include "widgets/kit/card.h"

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace overviewpage {

// One of the cards of the page: a heading, on its right what leads on, and below it what the card is about.
class GlanceCard : public kit::Card {
    Q_OBJECT

public:
    GlanceCard(const kit::Theme &theme, const QString &title, QWidget *parent = nullptr);

    // From now on it is looked at from afar, and nothing is done.
    virtual void present();

Q_SIGNALS:
    // Somebody wants to see a page or an object, or to do something, by its id.
    void linkRequested(const QString &target);

protected:
    const kit::Theme &theme() const { return theme_; }
    QVBoxLayout *column() const { return column_; }
    QHBoxLayout *heading() const { return heading_; }
    // At the end of the heading.
    QPushButton *addLink(const QString &words, const QString &target);
    // What room is left goes to this part of the card alone.
    void fillWith(QWidget *part);

private:
    const kit::Theme &theme_;
    QHBoxLayout *heading_;
    QVBoxLayout *column_;
    QList<QPushButton *> links_;
};

} // namespace overviewpage
