#pragma once

#include <QWidget>

#include "widgets/kit/absence.h"
#include "widgets/kit/theme.h"

class QGridLayout;

namespace kit {

struct Fact {
    QString label;
    QString value;
    Absence absence = Absence::None; // its words stand where the value is empty
    bool isMono = false;             // hashes, ids: one line, elided in the middle
    std::optional<Tone> tone;        // shown as a pill
    QString hint;                    // tool tip

    bool operator==(const Fact &) const = default;
};

// Facts about one object, one in a row: what, and its value. Values can be selected with the mouse; with the keyboard
// the arrows choose a row and Ctrl+C copies its value.
class FactList : public QWidget {
    Q_OBJECT

public:
    explicit FactList(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

    const QList<Fact> &facts() const { return facts_; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QWidget *valueFor(const Fact &fact);
    // May need more than one line.
    bool isLong(const QString &text) const;
    void addRow(int row);
    void copy(int row) const;
    int rowAt(int y) const;
    QRect rowRect(int row) const;

    const Theme &theme_;
    QGridLayout *grid_;
    QList<Fact> facts_;
    int current_ = 0;
};

} // namespace kit
