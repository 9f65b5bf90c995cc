#pragma once

#include <QScrollArea>

#include "widgets/kit/session.h"

class QSplitter;

namespace gpuspage {

class GpuCharts;
class GpuHeadline;
class GpuTables;

// What is told of one GPU below each other: the headline with all its lines, charts, tables. Charts and tables share
// what room is left; where that is too little for a chart and some rows, all of it scrolls, and nothing is pressed.
class GpuBoard : public QScrollArea {
    Q_OBJECT

public:
    explicit GpuBoard(const kit::Session &session, QWidget *parent = nullptr);

    GpuHeadline *headline() const { return headline_; }
    GpuCharts *charts() const { return charts_; }
    GpuTables *tables() const { return tables_; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const kit::Theme &theme_;
    GpuHeadline *headline_;
    GpuCharts *charts_;
    GpuTables *tables_;
    QSplitter *halves_;
    bool isDivided_ = false; // by the user
};

} // namespace gpuspage
