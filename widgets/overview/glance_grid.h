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

    // Figures are larger then, and lists without buttons: both columns are equally wide.
    void present();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const QList<GlanceCard *> cards_;
    QGridLayout *grid_;
    int columns_ = 0;
    bool isPresented_ = false;
};

} // namespace overviewpage
