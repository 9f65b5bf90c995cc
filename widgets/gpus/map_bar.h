#pragma once

#include <QWidget>

class QAction;

namespace kit {
class ActionButton;
class FilterBar;
class MenuButton;
class Theme;
} // namespace kit

namespace gpuspage {

class MapActions;
class MapLook;

// What stands above the map: the filter, what the map shows and how, and what it is saved as.
class MapBar : public QWidget {
    Q_OBJECT

public:
    // All of it outlives this, but for the filter, which is owned.
    struct Parts {
        kit::FilterBar *filter;
        MapLook &look;
        const MapActions &sizes;
        QAction &asTable;
        QAction &asDetails;
        const QList<QAction *> &exports;
    };

    MapBar(const kit::Theme &theme, const Parts &parts);

    // In one line: metrics are chosen from a menu then, and details have their button.
    void setSmall(bool isSmall);

private:
    QWidget *buildLine();
    kit::MenuButton *makeView();
    void showMetric();

    const kit::Theme &theme_;
    const Parts parts_;
    kit::MenuButton *metric_;
    kit::ActionButton *asDetails_;
    QWidget *metrics_; // in its place
};

} // namespace gpuspage
