#pragma once

#include <QStyledItemDelegate>

#include "widgets/kit/absence.h"
#include "widgets/kit/icons.h"

namespace kit {

// How a cell is drawn. Numbers are right-aligned by Qt::TextAlignmentRole; the header follows its own. A Name is that
// of a resource, whose end says as much as its beginning; a Term is a word of a closed vocabulary, never cut short.
// Time is muted, and never cut.
enum class CellKind { Text, Strong, Muted, Name, Term, Time, Mono, Pill, Sign };

// The roles that a model answers beside Qt's own. Values are the enumerators as int.
enum CellRole {
    CellKindRole = Qt::UserRole + 1000, // kit::CellKind, Text where absent
    ToneRole,                           // kit::Tone, of a pill, a sign or the text itself
    AbsenceRole,                        // kit::Absence, where the text is empty
    SignRole,                           // kit::Icon, of a sign or before a pill's word
};

// Draws the cells of every grid from the theme. Text that does not fit is elided, names and mono text in the middle,
// and whole in the tool tip.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(const Theme &theme, QObject *parent = nullptr);

    void setRowHeight(int height) { rowHeight_ = height; } // pixels

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // As wide as the whole content with its margins.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const Theme &theme_;
    int rowHeight_;
};

} // namespace kit
