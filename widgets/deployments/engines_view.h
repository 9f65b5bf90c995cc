#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

namespace kit {
class GridView;
class MarkdownView;
class StatePanel;
} // namespace kit

namespace deploymentspage {

class PlainTable;

// The engines that are known: which were found on this machine, and how to get the others.
class EnginesView : public QWidget {
    Q_OBJECT

public:
    explicit EnginesView(const kit::Session &session, QWidget *parent = nullptr);

    void refresh();

private:
    void showInstallation();

    const kit::Session session_;
    PlainTable *table_;
    kit::GridView *grid_;
    kit::MarkdownView *installation_;
    kit::StatePanel *panel_;
};

} // namespace deploymentspage
