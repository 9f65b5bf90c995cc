#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace overviewpage {

class GlanceCard;

// The four cards of the page in two columns, or one below the other where two have no room: nothing is ever scrolled
// sideways.
class GlanceGrid : public QWidget {
    Q_OBJECT

public:
    // Read in lines, two by two.
    GlanceGrid(const QList<GlanceCard *> &cards, int spacing, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const QList<GlanceCard *> cards_;
    QGridLayout *grid_;
    int columns_ = 0;
};

} // namespace overviewpage
