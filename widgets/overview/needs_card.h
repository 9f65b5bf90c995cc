#pragma once

#include <QList>

#include "widgets/overview/glance_card.h"
#include "widgets/overview/need_queue.h"

class QPushButton;

namespace kit {
class Pill;
class RoleLabel;
} // namespace kit

namespace overviewpage {

class NeedRow;
class RowStack;

// What waits for a person, the gravest first. How many more there are leads to all of them, and back.
class NeedsCard : public GlanceCard {
    Q_OBJECT

public:
    // That stand there where there is little room, and where somebody wants to see all.
    static constexpr int most = 7;
    static constexpr int mostOfAll = 100;

    explicit NeedsCard(const kit::Theme &theme, QWidget *parent = nullptr);

    // The queue outlives the card's use of it.
    void show(const NeedQueue &queue);
    void present() override;
    // What shows the card as far as it has room; outlives it. As many needs stand there as are in sight with it.
    void setSight(QWidget *sight);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    // With that many needs.
    int mostInSight(int all) const;
    void showAll(bool isAll);
    void fill();
    // So many rows are there.
    void makeRows(int count);
    void tellMore(int shown, int few, int all);
    // Of the need whose button has the keyboard; empty where none has.
    QString focused() const;
    void keepFocus(const QString &key);
    using QWidget::show;

    kit::Pill *count_;
    kit::RoleLabel *nothing_;
    QPushButton *more_;
    RowStack *list_;
    QList<NeedRow *> rows_;
    const NeedQueue *queue_ = nullptr;
    const QWidget *sight_ = nullptr;
    bool isAll_ = false;
    bool isPresented_ = false;
};

} // namespace overviewpage
