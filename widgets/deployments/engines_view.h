#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

class QAction;

namespace kit {
class GridView;
class MarkdownView;
class ObjectActions;
class PlainTable;
class StatePanel;
} // namespace kit

namespace deploymentspage {

// The engines that are known: which were found on this machine, how to get the others, and what can be done with their
// templates.
class EnginesView : public QWidget {
    Q_OBJECT

public:
    // The actions stand as buttons below the list.
    EnginesView(const kit::Session &session, const kit::ObjectActions &actions, QWidget *parent = nullptr);

    void refresh();
    // Shows the template where it is there; else as soon as it is, and false until then.
    bool reveal(const QString &name);
    // What is current first.
    QString selected() const;
    QStringList selectedAll() const;
    kit::GridView *grid() const { return grid_; }

Q_SIGNALS:
    void selectionChanged();
    void activated();
    void menuRequested(const QPoint &place);

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void build(const kit::ObjectActions &actions);
    void showInstallation();

    const kit::Session session_;
    QAction *create_ = nullptr;
    // Was to be shown and was not there yet.
    QString awaited_;
    kit::PlainTable *table_;
    kit::GridView *grid_;
    kit::MarkdownView *installation_;
    kit::StatePanel *panel_ = nullptr;
};

} // namespace deploymentspage
