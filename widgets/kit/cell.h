#pragma once

#include "widgets/kit/cell_delegate.h"

class QPainter;

namespace kit {

// One cell of a grid as plain values, however it came.
struct Cell {
    QString text;
    CellKind kind = CellKind::Text;
    std::optional<Tone> tone;
    Absence absence = Absence::None;
    std::optional<Icon> sign;
    QIcon leading;
    Qt::Alignment alignment = Qt::AlignLeading;

    static Cell of(const QModelIndex &index);
    static Cell of(CellKind kind, const QString &text, Absence absence = Absence::NoData);
    static Cell pill(const QString &word, Tone tone, Icon sign);

    // What an item model answers for it, without the alignment; of() reads that again.
    QVariant data(int role) const;
    // What is written: the text, or the words for its absence.
    QString words() const;
    bool isAbsent() const { return text.isEmpty() && absence != Absence::None; }
    const QFont &font(const Theme &theme) const;
    int width(const Theme &theme) const; // pixels, with margins
    // Whether it must not be cut short: half a number, a time or a state is a wrong one. Words and long hashes may.
    bool isFirm(const Theme &theme) const;
    // Within rect, which includes the margins.
    void paint(QPainter &painter, const QRect &rect, const Theme &theme, Qt::LayoutDirection direction) const;
};

} // namespace kit
