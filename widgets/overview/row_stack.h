#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace overviewpage {

// Rows of a card, one below the other, of which the first so many have something to say. Where it is presented nobody
// scrolls: only as many stand there as have room, and share what room there is.
class RowStack : public QWidget {
    Q_OBJECT

public:
    explicit RowStack(QWidget *parent = nullptr);

    void add(QWidget *row);
    void setCount(int count);
    void present();
    // Of the highest of the rows, in pixels.
    int rowHeight() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showRows();

    QVBoxLayout *column_;
    QList<QWidget *> rows_;
    int count_ = 0;
    bool isPresented_ = false;
};

} // namespace overviewpage
