#pragma once

#include <QWidget>

#include "widgets/kit/fact_list.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/state_panel.h"

class QAbstractButton;
class QSplitter;
class QVBoxLayout;

namespace kit {
class FlowLayout;
class GridView;
} // namespace kit

namespace policiespage {

// A few rows with what is said of the chosen one below them, and what can be done with it.
class RowsPane : public QWidget {
    Q_OBJECT

public:
    struct Row {
        kit::PlainTable::Row cells;
        QList<kit::Fact> facts;
    };

    // The name is that of the grid, its words what it is called by those who hear it.
    RowsPane(const kit::Theme &theme, const QString &name, const QString &words, const QStringList &titles,
             QWidget *parent = nullptr);

    // Without rows the message stands in their place.
    void setRows(const QList<Row> &rows, const kit::StatePanel::Message &empty);
    // For one that names the zone of times.
    void setTitle(int column, const QString &title);
    void showLoading();
    void showFailed(const QString &title, const QString &text);
    void addButton(QAbstractButton *button);

    int current() const;
    // Empty where none is chosen.
    QString currentName() const;
    void choose(const QString &name);
    kit::GridView *grid() const { return grid_; }
    kit::StatePanel *panel() const { return panel_; }

Q_SIGNALS:
    void chosen();
    void activated();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFacts();
    void share();

    const kit::Theme &theme_;
    QList<Row> rows_;
    QSplitter *halves_;
    kit::PlainTable *table_;
    kit::GridView *grid_;
    kit::FactList *facts_;
    kit::StatePanel *panel_;
    kit::FlowLayout *buttons_;
    QVBoxLayout *told_ = nullptr;
    // By the reader.
    bool isMoved_ = false;
};

} // namespace policiespage
