#pragma once

#include <QLayout>

namespace kit {

// Buttons in a row that go on in a next one where there is no more room; none is cut.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(int space, QWidget *parent = nullptr);
    // Between one row and the next; the same as between buttons else.
    void setRowSpacing(int space) { rowSpace_ = space; }
    // Rows about as long as each other, as many as there are anyway: none has one item alone that others had room for.
    void setEven(bool isEven) { isEven_ = isEven; }
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { items_.append(item); }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem *itemAt(int index) const override { return items_.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    // Places the items, if it is to, and tells the height that they take.
    int arrange(const QRect &rect, bool isToPlace) const;
    // The least width that needs no more height than this one.
    int evened(int width) const;
    int heightAt(int width) const { return arrange(QRect(0, 0, width, 0), false); }

    QList<QLayoutItem *> items_;
    int rowSpace_;
    bool isEven_ = false;
};

} // namespace kit
