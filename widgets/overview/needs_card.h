#pragma once

#include <QList>

#include "widgets/overview/glance_card.h"
#include "widgets/overview/need_queue.h"

namespace kit {
class Pill;
class RoleLabel;
} // namespace kit

namespace overviewpage {

class NeedRow;

// What waits for a person, the gravest first, and how many more there are.
class NeedsCard : public GlanceCard {
    Q_OBJECT

public:
    // That stand there at most.
    static constexpr int most = 8;

    explicit NeedsCard(const kit::Theme &theme, QWidget *parent = nullptr);

    void show(const NeedQueue &queue);

private:
    // Of the need whose button has the keyboard; empty where none has.
    QString focused() const;
    void keepFocus(const QString &key);
    using QWidget::show;

    kit::Pill *count_;
    kit::RoleLabel *nothing_;
    kit::RoleLabel *more_;
    QList<NeedRow *> rows_;
};

} // namespace overviewpage
