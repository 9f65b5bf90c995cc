#pragma once

#include <functional>

#include <QList>
#include <QObject>
#include <QSet>

#include "widgets/kit/theme.h"

class QHeaderView;
class QMenu;

namespace kit {

struct Cell;

// The columns of a grid: each fitted to its content until the user sizes it, shown and hidden from a menu, kept over a
// restart. Belongs to the header's view.
class GridColumns : public QObject {
    Q_OBJECT

public:
    GridColumns(const Theme &theme, QHeaderView *header);

    // What the content of a column needs.
    struct Need {
        int width = 0; // of all of it, in pixels
        int least = 0; // of what must not be pressed

        void add(const Cell &cell, const Theme &theme);
    };
    // Which rows are measured: those that stood there before, some of them changed, or others.
    enum class Rows { Same, Others };
    // Takes the needs by logical column. Widens, and does not narrow for the same rows, nor by little for others, so
    // that columns do not dance.
    void measure(Rows rows, const std::function<Need(int column)> &needOf);
    // Whether a content of this width fits what was measured.
    bool holds(int column, int width) const { return column < natural_.size() && natural_[column] >= width; }
    // Fills the room that the columns of the user leave: spare width goes to the others in proportion to what they
    // need, missing width is taken from those that can give way.
    void spread(int room);
    // The first column names the rows: where there is not room for all it is pressed to no less than this share of the
    // room, as far as it needs that. None at first.
    void keepNames(double share) { nameShare_ = share; }
    // Forgets the user's widths and all needs.
    void release();

    // Shows and hides columns, and sorts where the header lets one click; belongs to parent.
    QMenu *makeMenu(QWidget *parent);
    QByteArray save() const;
    bool restore(const QByteArray &state);

Q_SIGNALS:
    void fitRequested();
    void changed(); // by the user, or by a state that was restored

private:
    QList<int> fitted() const;
    int growth(int column) const;
    int leastOf(int column) const;
    int headingWidth(int column) const;
    void widenSorted(int column);
    void showColumn(int column, bool isShown);
    void addSorting(QMenu *menu);
    QString title(int column) const;

    const Theme &theme_;
    QHeaderView *header_;
    QList<int> natural_; // widths of whole contents
    QList<int> least_;   // widths below which a column is not pressed
    int room_ = 0;
    double nameShare_ = 0;
    bool isFitting_ = false;
    QSet<int> sized_; // by the user
};

} // namespace kit
