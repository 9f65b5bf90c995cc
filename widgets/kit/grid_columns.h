#pragma once

#include <functional>

#include <QList>
#include <QObject>

#include "widgets/kit/theme.h"

class QHeaderView;
class QMenu;

namespace kit {

// The columns of a grid: fitted to their content until the user sizes one, shown and hidden from a menu, kept over a
// restart. Belongs to the header's view.
class GridColumns : public QObject {
    Q_OBJECT

public:
    GridColumns(const Theme &theme, QHeaderView *header);

    // Takes the widths of the content, in pixels, by logical column.
    void measure(const std::function<int(int column)> &contentWidth);
    // Fills the room: spare width goes to the columns in proportion to what they need, missing width is taken from
    // those that can give way. Does nothing once the user has sized a column.
    void spread(int room);
    // Forgets the user's widths.
    void release() { isUserSized_ = false; }

    // Shows and hides columns, and sorts where the header lets one click; belongs to parent.
    QMenu *makeMenu(QWidget *parent);
    QByteArray save() const;
    bool restore(const QByteArray &state);

Q_SIGNALS:
    void fitRequested();
    void changed(); // by the user, or by a state that was restored

private:
    int growth(int column) const;
    void showColumn(int column, bool isShown);
    void addSorting(QMenu *menu);
    QString title(int column) const;

    const Theme &theme_;
    QHeaderView *header_;
    QList<int> natural_; // widths of whole contents
    QList<int> least_;   // widths below which a column is not pressed
    int room_ = 0;
    bool isFitting_ = false;
    bool isUserSized_ = false;
};

} // namespace kit
