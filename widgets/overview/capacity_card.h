#pragma once

#include <array>

#include "widgets/overview/capacity_bar.h"
#include "widgets/overview/glance_card.h"

class QAction;
class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;
class QPushButton;

namespace kit {
class FleetUse;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace overviewpage {

// How many GPUs there are and what becomes of them, each step with its share of the whole and what it means, and what
// is paid for and not used.
class CapacityCard : public GlanceCard {
    Q_OBJECT

public:
    explicit CapacityCard(const kit::Theme &theme, QWidget *parent = nullptr);

    void showLoading();
    void showFailed(const QString &title, const QString &why);
    // Where rates can be given: a cluster, by its name; empty for nowhere.
    void show(const kit::FleetUse &use, const QString &cluster);

    void present() override;

    // Where the keyboard begins.
    QWidget *first() const;

Q_SIGNALS:
    void retryRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Step {
        kit::RoleLabel *figure;
        kit::RoleLabel *share;
        // Both beside or below each other, all alike.
        QBoxLayout *figures;
    };

    QWidget *buildContent();
    QWidget *buildStep(int step, const QString &word, const QString &meaning);
    void showSteps(const kit::FleetUse &use);
    void placeShares();
    void showIdle(const kit::FleetUse &use, const QString &cluster);
    static QString barWords(const kit::FleetUse &use);
    // Where none is known to be idle.
    static QString noneIdle(const kit::FleetUse &use);
    using QWidget::show;

    QPushButton *open_ = nullptr;
    CapacityBar *bar_ = nullptr;
    std::array<Step, CapacityBar::steps> steps_{};
    kit::RoleLabel *idle_ = nullptr;
    kit::RoleLabel *apart_ = nullptr;
    QPushButton *showIdle_ = nullptr;
    QPushButton *rate_ = nullptr;
    kit::StatePanel *panel_ = nullptr;
    QAction *addSimulated_ = nullptr;
    QString cluster_;
    QVBoxLayout *rows_ = nullptr;
    QHBoxLayout *legend_ = nullptr;
    bool isPresented_ = false;
};

} // namespace overviewpage
